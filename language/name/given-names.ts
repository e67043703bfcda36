import { fold } from '../normalise.ts';

/** Given names of people in France, Britain and Ireland, folded: what stands among them is no adjective, place or car. */
const names = new Set(
  `aaron abdel abdou abdoulaye abigail achille ada adam adama adele adeline adil adrian adrien adrienne agathe agnes ahmed ahmet aicha
  aidan ailsa aimee aisha aissa aissatou akim alain alan albane albert alberto alex alexa alexander alexandra alexandre alexia alexis
  alfred ali alice alicia alima aline alison alix aliyah allan alphonse alvin alya alyssa amadou amanda amandine amaury ambre amel amelia
  amelie amina aminata amine amir amira amy ana anais anas andre andrea andreas andrew andy angela angele angelina angelique angus anil
  anissa anita ann anna annabelle anne annette annick annie anouar anouk anthony antoine antoinette anton antonin antonio antony anya
  aoife apolline aretha ariane arlette armand armelle arnaud arthur arya asha ashley asma asmae assia astrid aubin aude audrey augustin
  aurelia aurelie aurelien aurore austin awa axel axelle aya aymeric ayoub aziz baptiste barbara barry bart bashir basile bastien beatrice
  beatriz becky belinda ben benedicte benjamin benoit berengere berenice bernadette bernard bernie bert berthe bertrand beth bethany betty
  bev beverley beverly bianca bilal bill billy blaise blanche blandine bob bobby boris boubacar brad bradley brahim brandon breda brenda
  brendan brian bridget brieuc brigitte bruce bruno bryan caitlin caleb callum calum camelia camille candice carina carine carl carla
  carlo carlos carmen carol carole carolina caroline carolyn cassandra cassandre catherine cathy cecile cecilia cedric celeste celestine
  celia celine chad chahinez chantal charlene charles charley charlie charline charlotte chen cherif chiara chloe chris christel
  christelle christian christiane christina christine christophe christopher christy cian ciara ciaran cindy claire clara clarisse claude
  claudette claudia claudie claudine clea clemence clementine cleo clive clotilde clovis colette colin colleen colm conor constance
  constantin coralie corentin corine corinne craig cressida curtis cynthia cyprien cyril cyrille cyrine daisy dalila damien damon dan dana
  daniel daniela daniele danielle danny daphne darius darren dave david dean debbie deborah declan delphine denis denise dennis derek
  desiree diana diane diego dimitri dina dirk djamel djibril dolores dominic dominique donald donna dora dorian doriane doris dorothee
  dorothy doug douglas driss duncan dylan eamon eamonn ed eddie eddy edgar edith edmond edmund edouard edward edwige eileen eilish elaine
  eleanor elena eleonore eliane elias elie eliot eliott elisa elisabeth elise elizabeth ella ellen ellie elliot elodie eloise elsa elvire
  elvis emeline emeric emile emilie emilien emily emma emmanuel emmanuelle enzo eoin eric erica erik erika erin ernest erwan esteban
  estelle esther ethan etienne eugene eugenie eva evan eve evelyn evelyne ewa ewan fabien fabienne fabio fabrice fadila faisal faiza fanny
  fanta farah farid farida fatiha fatima fatma fatou fatoumata faustine felicie felicity felix ferdinand fergus fernand fernando filip
  fiona flavie flavien fleur flora florence florent florian floriane flynn franca francesca francesco francine francis franck francois
  francoise frankie franz fred freda freddie freddy frederic frederica frederick frederique freya gabin gabriel gabriela gabriele
  gabrielle gael gaelle gaetan gaetane gareth gary gaspard gaston gauthier gautier gavin gemma genevieve geoff geoffrey geoffroy george
  georges georgia georgina gerald geraldine gerard gerry ghislain ghislaine gilbert gilberte gilles gillian gina ginette giovanni gisele
  giulia gladys glen glenn gloria gonzague grace graham greg gregoire gregory greta guillaume gunnar gus gustave guy gwenael gwenaelle
  gwendoline habib habiba hafida hakim halima hamid hamza hanane hanna hannah hans harold harriet harris harry harvey hassan hassane hatem
  hawa hayley hazel heather hector heidi helen helena helene hellen heloise henri henriette henry herbert hermine herve hicham hilary
  hilda holly honore honorine horace hortense houda howard hubert hugh hugo hugues huguette hussein ian ibrahim ibrahima idris igor ilan
  ilham ilona ilyas ilyes iman imane imelda imogen imran inaya ines ingrid irene iris isaac isabel isabella isabelle isaiah isla ismael
  ismail issa ivan ivy jack jackie jackson jacky jacob jacqueline jacques jade jake jamal james jamie jamila jan jane janet janice janine
  jared jasmine jason jay jayden jean jeanette jeanine jeanne jeannine jeff jeffrey jennifer jenny jeremie jeremy jerome jerry jess jesse
  jessica jessie jill jim jimmy joan joanna joanne joao joaquin jocelyn jocelyne jodie joe joel joelle joey johan johanna john johnny jon
  jonas jonathan jordan jordane jordi jorge jose josef joseph josephine josette josh joshua josiane josie joss josue joyce juan jude
  judith judy jules julia julian juliana julie julien julienne juliette julio justin justine kaitlyn kamal kamel karen karim karima karin
  karine karl katarzyna kate katell katharine katherine kathleen kathy katia katie katy katya kayla kayleigh keira keith kelly kelvin ken
  kenneth kenny kenza kerry kev kevin khadija khaled khalid khalil kieran killian kim kirsty krystel kurt kyle kylian kylie laetitia
  lahcen lamia lana lara larissa larry latifa laura laure laureen lauren laurence laurene laurent laurianne laurie laurine lea leah leana
  leandre leane leanne leila lena lenny leo leon leonard leonardo leonie leonor leopold leslie leticia lewis lia liam liana lila lilia
  lilian liliane lilly lilou lily lina linda lindsay line lionel lisa lise lisette livia liz lloyd loan loane loic lois lola lorcan lorena
  lorenzo loris lorna lorraine lou louane louis louisa louise louison louka luc luca lucas lucia lucie lucien lucienne lucille lucy
  ludivine ludovic luigi luis luka lukas luke luna lydia lydie lylou lynda lynn lyse mabel madeleine madeline mady mae mael maelle maelys
  maeva maeve magali magalie maggie mahamadou mahaut maia maisie maite malcolm malek malik malika mamadou manon manu manuel manuela marc
  marcel marcelle marcello marco marcus margaret margaux margot marguerite maria mariam mariama marianne marie marielle mariette marilyn
  marilyne marina marine mario marion marius marjorie mark marlene marta martha martial martin martine marvin marwa mary marylene maryline
  maryse mateo matheo mathieu mathilde mathis mathys matilda matt matteo matthew matthias matthieu maud maude maureen maurice max maxence
  maxime maximilien maya medhi megan mehdi mehmet melanie melina melinda melissa melodie menno mia michael michaela michel michele
  micheline michelle mick mickael miguel mike mila milan millie milo mimi mina miranda mireille miriam missipsa mohamed mohammad mohammed
  moira molly momo mona monica monika monique morgan morgane morris mourad moussa muriel murielle mustafa mustapha myriam nabil nabila
  nacer nadege nadia nadine nadir naim naima nancy naomi nasser nassim natacha natalia natalie natasha nathalie nathan nathanael ned neil
  nell nelly nelson niall niamh nicholas nick nicky nico nicola nicolas nicole nigel nina nino noah noam noe noelle noemi noemie nolan
  nolwenn nora norah norbert noreen norman nour noureddine octave octavie odette odile olga oliver olivia olivier ollie omar ondine
  ophelie orla orlando orlane oscar oswald othmane otis otto oumar oumou ousmane owen pablo paddy pamela paola paolo pascal pascale
  pascaline pat patrice patricia patrick patty paul paula paule paulette paulin pauline paulo pawel pedro peggy penelope penny perrine
  peter petra phil philip philippa philippe philippine phillip phoebe pierre pierrette pierrick pietro piotr polly priscilla priscille
  priya quentin rabah rachel rachid rachida radia rafael rafik raja rajesh ralph ramon ramzi raoul raphael raphaelle raquel raul ravi
  rayan rayane raymond raymonde rebecca reginald regine regis remi remy renata renaud rene renee rhona rhys ricardo richard rick ricky
  rita rob robert roberta roberto robin robyn rodolphe rodrigue roger roisin roland rolande romain romane romaric romeo romuald ron ronald
  ronan ronnie rory rosa rosalie rosalind roseline rosemary rosie ross roxane roy ruben ruby rupert russell ruth ryan sabine sabrina sacha
  sadia safia said saida salah salim salima salma salome salvador sam samantha samba sami samia samir samira samson samuel samy sana
  sandeep sandie sandra sandrine sandro sandy sara sarah sasha saul savannah scarlett scott sean sebastian sebastien segolene selena selim
  selma serena serge sergio severine shane shannon sharon shaun shauna shawn sheila shirley siaka sidonie siegfried sienna sigrid siham
  silvia simeon simon simone sinead siobhan skye sofia sofiane solange solene sonia sonny sophia sophie soraya souad soufiane souleymane
  spencer stacey stan stanislas stefan stefano stella stephan stephane stephanie stephen steve steven stewart stuart sue sunita susan
  susanna susie suzanne suzie sybille sylvain sylvaine sylvestre sylvia sylviane sylvie tamara tamsin tanguy tania tanya tara tarek tariq
  tatiana ted teddy teo terence teresa terry tess tessa thais thea theo theodore theophile therese thibaud thibault thibaut thierry thiery
  thomas tiago tiffany tilly tim timeo timothe timothee timothy tina tiphaine titouan tobias toby todd tom tomas tomasz tommy toni tony
  tracey tracy trevor trish tristan tyler ulysse una ursula ursule valentin valentina valentine valeria valerie valery vanessa vera
  veronica veronique vicky victoire victor victoria vikram viktor vincent vincente vinny viola violaine virgile virginie vivian viviane
  vivien vivienne vladimir wael wafa walid wallace walter wanda warren wassim wayne wendy wesley wiktor wilfred wilfried william willy
  wilson wojciech xavi xavier yacine yael yanis yann yannick yasmin yasmina yasmine yassine yazid yoan yoann yohan yohann yolande youcef
  younes youssef yuki yusuf yvan yves yvette yvon yvonne zachary zainab zakaria zara zineb zinedine zoey zohra zora`.split(
    /\s+/,
  ),
);
/** Given names that are words, months, colours or cars too: "c'est Rose". */
const alsoWords = new Set(
  `aime april chance charity clement come constant dawn desire faith france frank grant happy harmony hope joy june major may melody merry
  misty modeste noel olive parfait paris prudence reine rich rose star summer sunny violette winter zoe`.split(/\s+/),
);
/** Given names that are last names as often: alone or last, they say nothing of the order. */
const alsoLastNames = new Set(
  `allan arnaud barry benoit bernard bertrand clement craig daniel david denis francis gauthier george georges gilbert gordon graham grant
  guillaume harris harvey henry hubert hugues jackson james jordan joseph kelly lambert laurent leonard lewis louis marshall martin
  mathieu michel morgan morris murray nelson nicolas noel olivier owen pascal paul philippe raymond remy renaud rene richard robert roger
  roland russell ryan scott simon spencer stewart stuart thierry thomas tyler vincent wallace walter warren wilson`.split(
    /\s+/,
  ),
);

/** Whether a word is a given name and no other word; of "Jean-Pierre" the first half tells. */
export function isGivenName(word: string): boolean {
  return names.has(firstHalf(word));
}

/** Whether a word may be a given name where a last name follows it: "rose" is a colour, "Rose Martin" is somebody. */
export function mayBeGivenName(word: string): boolean {
  return isGivenName(word) || alsoWords.has(firstHalf(word));
}

/** Whether a word is a given name and hardly anybody's last name. */
export function isOnlyGivenName(word: string): boolean {
  return isGivenName(word) && !alsoLastNames.has(firstHalf(word));
}

function firstHalf(word: string): string {
  return fold(word).split(' ')[0] ?? '';
}
