/** What a customer can want. */
export type SkillName =
  | 'book'
  | 'move'
  | 'cancel'
  | 'refuse'
  | 'other-times'
  | 'my-appointments'
  | 'prices'
  | 'opening-hours'
  | 'address'
  | 'car-ready'
  | 'my-details'
  | 'person'
  | 'who-are-you'
  | 'out-of-scope'
  | 'thanks'
  | 'goodbye'
  | 'greeting';
