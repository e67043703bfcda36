import type { BusinessFact } from '../fact.ts';

/** What the demo salon answers when it is asked. No prices: those are the catalogue's. */
export const salonFacts: BusinessFact[] = [
  {
    topic: 'payment',
    asks: {
      fr: [
        'carte bancaire',
        'carte bleue',
        'payer',
        'payer par carte',
        'CB',
        'sans contact',
        'apple pay',
        'chèque',
        'payer en espèces',
        'liquide',
        'régler',
        'moyens de paiement',
        'American Express',
        'amex',
        'CESU',
        'tickets CESU',
      ],
      en: ['cards', 'pay', 'pay by card', 'contactless', 'cheque', 'cash', 'means of payment', 'amex'],
    },
    answer: {
      fr: 'Vous pouvez régler par carte, avec ou sans contact, par chèque ou en espèces. American Express et CESU, non.',
      en: 'You can pay by card, contactless too, by cheque or in cash. American Express, no.',
    },
  },
  {
    topic: 'instalments',
    asks: {
      fr: [
        'plusieurs fois',
        'payer en plusieurs fois',
        'payer en trois fois',
        'régler en 3 fois',
        'payer en 4 fois',
        'étaler le paiement',
      ],
      en: ['instalments', 'pay in instalments', 'spread the payment', 'payment plan'],
    },
    answer: {
      fr: 'Le paiement en plusieurs fois, nous ne le faisons pas : on règle au salon, en partant.',
      en: 'We do not take instalments: you pay at the salon, when you leave.',
    },
  },
  {
    topic: 'deposit',
    asks: {
      fr: ['acompte', 'verser un acompte', "payer d'avance", 'arrhes', 'caution'],
      en: ['deposit', 'pay a deposit', 'pay in advance', 'pay upfront', 'down payment'],
    },
    answer: {
      fr: "Non, nous ne demandons pas d'acompte pour un rendez-vous.",
      en: 'No, we ask for no deposit to make an appointment.',
    },
  },
  {
    topic: 'cancelling',
    asks: {
      fr: [
        "conditions d'annulation",
        'annuler sans frais',
        "jusqu'à quand annuler",
        'annuler la veille',
        'rendez-vous manqué',
        'facturer un rendez-vous manqué',
      ],
      en: [
        'cancellation policy',
        'cancellation fee',
        'charge for cancelling',
        'until when cancel',
        'missed appointment',
        'charge for a missed appointment',
      ],
    },
    answer: {
      fr: "Vous pouvez annuler ou déplacer jusqu'à la veille, dites-le simplement ici. Nous ne facturons pas un rendez-vous annulé.",
      en: 'You can cancel or move until the day before, just say so here. We do not charge for a cancelled appointment.',
    },
  },
  {
    topic: 'walk-in',
    asks: {
      fr: [
        'sans rendez-vous',
        'sans rdv',
        'faut-il prendre rendez-vous',
        'faut-il prendre rdv',
        'venir comme ça',
        'uniquement sur rendez-vous',
        "passer à l'improviste",
        'uniquement sur réservation',
      ],
      en: [
        'walk in',
        'walk-ins',
        'without appointment',
        'need an appointment',
        'turn up without booking',
        'need to book',
      ],
    },
    answer: {
      fr: 'Nous travaillons sur rendez-vous. Sans rendez-vous, tentez votre chance : on vous prend si un fauteuil se libère.',
      en: 'We work by appointment. Without one, try your luck: we take you if a chair comes free.',
    },
  },
  {
    topic: 'parking',
    asks: {
      fr: [
        'parking',
        'se garer',
        'me garer',
        'nous garer',
        'où se garer',
        'stationner',
        'stationnement',
        'place pour se garer',
      ],
      en: ['parking', 'park', 'somewhere to park', 'where can I park', 'car park', 'parking space'],
    },
    answer: {
      fr: "Nous n'avons pas de parking à nous : garez-vous place du Marché, sauf le matin du marché.",
      en: 'We have no car park of our own: park on place du Marché, except on market mornings.',
    },
  },
  {
    topic: 'transport',
    asks: {
      fr: ['bus', 'tram', 'métro', 'arrêt de tram', 'transports en commun', 'près de la gare'],
      en: ['bus', 'tram', 'metro', 'bus stop', 'train station', 'public transport'],
    },
    answer: {
      fr: 'Oui, le tram passe tout près, à deux pas de la place du Marché.',
      en: 'Yes, the tram is close: there is a stop a few steps from place du Marché.',
    },
  },
  {
    topic: 'waiting',
    asks: {
      fr: [
        'attendre sur place',
        'mon mari peut attendre',
        'attendre au salon',
        'attendre pendant la coupe',
        "salle d'attente",
        'un café',
        'toilettes',
        "accompagnée d'une amie",
      ],
      en: [
        'wait',
        'my husband can wait',
        'somebody wait with me',
        'waiting area',
        'waiting room',
        'coffee',
        'toilet',
        'bring a friend',
      ],
    },
    answer: {
      fr: 'Oui, on peut attendre au salon : il y a des fauteuils, des magazines et du café.',
      en: 'Yes, people can wait in the salon: there are armchairs, magazines and coffee.',
    },
  },
  {
    topic: 'wifi',
    asks: {
      fr: [
        'wifi',
        'wi-fi',
        'internet sur place',
        'travailler sur mon ordinateur',
        'bosser pendant la couleur',
        'prise pour mon ordinateur',
      ],
      en: ['wifi', 'wi-fi', 'wifi while I wait', 'internet access', 'work on my laptop', 'plugs', 'plug for my laptop'],
    },
    answer: {
      fr: "Oui, il y a du wifi : demandez le code à l'accueil.",
      en: 'Yes, there is wifi: ask for the code at the desk.',
    },
  },
  {
    topic: 'hair-before',
    asks: {
      fr: [
        'venir les cheveux propres',
        'venir les cheveux sales',
        'venir les cheveux lavés',
        'cheveux propres ou sales',
        'laver les cheveux avant de venir',
        'cheveux mouillés ou secs',
        'venir cheveux secs',
        'se laver les cheveux avant',
      ],
      en: [
        'wash my hair before I come',
        'come with clean hair',
        'come with dirty hair',
        'clean or dirty hair',
        'dry hair or wet',
        'come with dry hair',
        'wash my hair first',
      ],
    },
    answer: {
      fr: 'Pour une coupe, venez comme vous voulez, nous lavons les cheveux. Pour une couleur ou un balayage, ne les lavez pas la veille. Pour un chignon, lavez-les la veille.',
      en: 'For a cut come as you like, we wash your hair. Before a colour or highlights do not wash it the day before. Before an updo, do.',
    },
  },
  {
    topic: 'after-colour',
    asks: {
      fr: [
        'laver les cheveux après une couleur',
        'shampoing après la couleur',
        'piscine après la couleur',
        'combien de jours après la couleur',
        'quand laver après une couleur',
      ],
      en: ['wash my hair after colour', 'wash it the day after', 'shampoo after a colour', 'swim after colouring'],
    },
    answer: {
      fr: "Après une couleur, attendez si possible deux jours avant de laver les cheveux ou d'aller à la piscine.",
      en: 'After a colour, wait two days if you can before you wash your hair or go swimming.',
    },
  },
  {
    topic: 'patch-test',
    asks: {
      fr: [
        "test d'allergie",
        'test allergique',
        'test de peau',
        'test avant coloration',
        "touche d'essai",
        'test cutané',
      ],
      en: ['patch test', 'skin test', 'allergy test', 'test before a tint', 'test before colour'],
    },
    answer: {
      fr: 'Oui, avant une première couleur nous faisons un test de peau, deux jours avant : passez au salon, cela prend cinq minutes.',
      en: 'Yes, before a first colour we do a patch test, two days before: drop in at the salon, it takes five minutes.',
    },
  },
  {
    topic: 'products-used',
    asks: {
      fr: [
        'ammoniaque',
        'sans ammoniaque',
        'produits vegan',
        'produits bio',
        'quels produits utilisez-vous',
        'marque de coloration',
        'allergique',
        'allergie aux produits',
        'henné',
      ],
      en: [
        'ammonia',
        'ammonia free',
        'vegan products',
        'organic products',
        'which products do you use',
        'brand of colour',
        'allergic to products',
        'cruelty free',
      ],
    },
    answer: {
      fr: 'Nous avons des colorations sans ammoniaque. Une allergie, une habitude, une marque à éviter : dites-le nous avant, le salon regarde avec vous.',
      en: 'We have colours without ammonia. If you have an allergy or avoid certain products, tell us first and the salon will look into it with you.',
    },
  },
  {
    topic: 'products-sold',
    asks: {
      fr: [
        'vendez-vous des shampoings',
        'vendre des produits',
        'acheter un shampoing',
        'acheter des produits',
        'produits à vendre',
        'vendez-vous vos produits',
      ],
      en: ['sell shampoo', 'sell products', 'buy shampoo', 'buy products', 'products for sale'],
    },
    answer: {
      fr: 'Oui, nous vendons au salon les shampoings et les soins que nous utilisons.',
      en: 'Yes, we sell the shampoos and treatments that we use.',
    },
  },
  {
    topic: 'gift-cards',
    asks: {
      fr: ['carte cadeau', 'bon cadeau', 'bons cadeaux', 'chèque cadeau', 'offrir une coupe', 'offrir un soin'],
      en: ['gift card', 'gift voucher', 'vouchers', 'voucher', 'give a cut as a present'],
    },
    answer: {
      fr: 'Oui, nous faisons des cartes cadeaux du montant que vous voulez, valables un an, à prendre au salon.',
      en: 'Yes, we have gift cards for any amount, valid for one year, to be bought at the salon.',
    },
  },
  {
    topic: 'reductions',
    asks: {
      fr: [
        'réduction',
        'réduction étudiant',
        'tarif étudiant',
        'tarif senior',
        'remise',
        'carte de fidélité',
        'tarif réduit',
        'promotion',
        'code promo',
      ],
      en: [
        'discount',
        'student discount',
        'senior discount',
        'loyalty card',
        'reduced rate',
        'special offer',
        'promo code',
      ],
    },
    answer: {
      fr: "Nous n'avons ni tarif étudiant, ni tarif senior, ni carte de fidélité : tout le monde paie le prix du catalogue.",
      en: 'We have no student or senior rates and no loyalty card: everybody pays the price of the catalogue.',
    },
  },
  {
    topic: 'pets',
    asks: {
      fr: ['chien', 'venir avec mon chien', 'animaux', 'animal', 'animaux acceptés', 'chiens admis'],
      en: ['dog', 'bring my dog', 'dogs allowed', 'pets', 'pet', 'animals', 'puppy'],
    },
    answer: {
      fr: 'Les petits chiens calmes, oui, sur vos genoux ou à vos pieds.',
      en: 'Small quiet dogs, yes, on your lap or at your feet.',
    },
  },
  {
    topic: 'children',
    asks: {
      fr: [
        'venir avec mes enfants',
        'poussette',
        'jouets pour les enfants',
        'coin enfants',
        'venir avec mon bébé',
        'table à langer',
        'enfants en bas âge',
        'à partir de quel âge',
        'âge minimum',
      ],
      en: [
        'bring my kids',
        'children with me',
        'bring the baby',
        'come with a baby',
        'buggy',
        'pushchair',
        'stroller',
        'toys for children',
        'changing table',
        'from what age',
      ],
    },
    answer: {
      fr: 'Oui, venez avec vos enfants, et il y a la place pour une poussette. Nous coupons les cheveux des enfants dès deux ans.',
      en: 'Yes, bring your children, and there is room for a pushchair. We cut the hair of children from two years on.',
    },
  },
  {
    topic: 'languages',
    asks: {
      fr: [
        'parlez-vous anglais',
        'parle anglais',
        "quelqu'un parle anglais",
        'parle portugais',
        'parle espagnol',
        'parle arabe',
        'quelles langues',
        'langues parlées',
        'en anglais',
      ],
      en: [
        'do you speak English',
        'speak English',
        'talk English',
        'speak Polish',
        'speak Portuguese',
        'talk Portuguese',
        'speak Spanish',
        'speak German',
        'which languages',
        'English spoken',
      ],
    },
    answer: {
      fr: "Oui, nous parlons aussi anglais et un peu espagnol ; pas d'autre langue.",
      en: 'Yes, we speak English, French and a little Spanish; no other language.',
    },
  },
  {
    topic: 'wheelchair',
    asks: {
      fr: [
        'fauteuil roulant',
        'accessible en fauteuil roulant',
        'mobilité réduite',
        'PMR',
        'handicapé',
        'accès handicapé',
        'accessibilité',
      ],
      en: [
        'wheelchair',
        'wheelchair access',
        'wheelchair accessible',
        'disabled access',
        'step-free',
        'reduced mobility',
        'steps at the door',
      ],
    },
    answer: {
      fr: "Il y a une marche à l'entrée : prévenez-nous, nous mettons la rampe. Le bac à shampoing, lui, ne se règle pas en hauteur.",
      en: 'There is one step at the door: tell us and we put the ramp out. The wash basin, though, has a fixed height.',
    },
  },
  {
    topic: 'curly-hair',
    asks: {
      fr: ['cheveux frisés', 'cheveux bouclés', 'cheveux crépus', 'couper les cheveux frisés', 'boucles'],
      en: ['curly hair', 'curls', 'afro hair', 'good with curly hair', 'coily hair'],
    },
    answer: {
      fr: 'Oui, nous coupons les cheveux bouclés et frisés, sur cheveux secs. Dites-le en prenant rendez-vous.',
      en: 'Yes, we cut curly hair, dry. Say so when you book.',
    },
  },
  {
    topic: 'privacy',
    asks: {
      fr: [
        "à l'abri des regards",
        'voile',
        'je porte le voile',
        'coiffée par une femme',
        "c'est une femme qui coiffe",
        'coin discret',
      ],
      en: ['private corner', 'headscarf', 'hijab', 'female hairdresser', 'a woman does my hair', 'out of sight'],
    },
    answer: {
      fr: "Oui, une coiffeuse peut s'occuper de vous dans un coin à l'abri des regards : dites-le en prenant rendez-vous.",
      en: 'Yes, a woman can look after you in a corner out of sight: say so when you book.',
    },
  },
  {
    topic: 'which-hairdresser',
    asks: {
      fr: [
        'choisir ma coiffeuse',
        'choisir son coiffeur',
        'toujours la même coiffeuse',
        'avec Inès',
        'demander Mathieu',
      ],
      en: ['choose my hairdresser', 'choose the stylist', 'same hairdresser', 'ask for Mathieu', 'with Inès'],
    },
    answer: {
      fr: "Oui, dites en prenant rendez-vous qui vous préférez, et l'équipe fait au mieux.",
      en: 'Yes, say whom you prefer when you book, and the team will do its best.',
    },
  },
  {
    topic: 'wedding',
    asks: {
      fr: [
        'mariage',
        'coiffure de mariage',
        'chignon de mariage',
        'coiffure de mariée',
        'réserver pour un mariage',
        'essai chignon',
      ],
      en: ['wedding', 'wedding hair', 'bridal hair', 'bride', 'before the wedding', 'book for a wedding'],
    },
    answer: {
      fr: "Pour un mariage, parlez-en à l'équipe deux ou trois mois avant : on fait un essai, puis la coiffure le jour venu.",
      en: 'For a wedding, talk to the team two or three months before: we do a trial, then your hair on the day.',
    },
  },
  {
    topic: 'home-visits',
    asks: {
      fr: ['à domicile', 'coiffure à domicile', 'vous déplacez-vous', 'venir à la maison', 'venez-vous chez les gens'],
      en: ['home visits', 'come to my home', 'come to my house', 'mobile hairdresser', 'at home'],
    },
    answer: {
      fr: 'Nous ne coiffons pas à domicile, seulement au salon.',
      en: 'We do not come to your home, we work at the salon only.',
    },
  },
  {
    topic: 'men',
    asks: {
      fr: [
        'salon mixte',
        'coiffez-vous les hommes',
        'hommes et femmes',
        'prenez-vous les hommes',
        'réservé aux femmes',
      ],
      en: ['unisex', 'do you do men', 'men and women', 'ladies only', 'cut men'],
    },
    answer: {
      fr: 'Oui, le salon est mixte : femmes, hommes et enfants.',
      en: 'Yes, we do women, men and children.',
    },
  },
  {
    topic: 'extensions',
    asks: {
      fr: ['extensions', 'poser des extensions', 'perruque', 'permanente', 'tresses', 'dreadlocks'],
      en: ['extensions', 'hair extensions', 'wig', 'perm', 'braids', 'dreadlocks'],
    },
    answer: {
      fr: 'Les extensions, les permanentes, les tresses et les perruques, nous ne les faisons pas.',
      en: 'Extensions, perms, braids and wigs we do not do.',
    },
  },
  {
    topic: 'guarantee',
    asks: {
      fr: ['garantie', 'retouche', 'le résultat ne me plaît pas', 'pas contente de ma coupe', 'couleur ratée'],
      en: ['guarantee', 'touch-up', 'if I am not happy with it', 'not happy with the result', 'colour went wrong'],
    },
    answer: {
      fr: 'Si le résultat ne vous va pas, dites-le dans la semaine : nous le reprenons.',
      en: 'If you are not happy with the result, tell us within a week and we will see to it.',
    },
  },
];
