import { fold } from '#language/normalise.ts';

const why =
  /^(?:(?:mais|et|but|and|ah|oh|euh|ok|stp|svp) )*(?:pourquoi(?: ca| donc)?|why(?: is that| so)?|pk|pq|pourkoi|d ou (?:vous sortez|vous tenez|tenez vous|sortez vous|ca vient|vient|tu sors) ?(?:ca|cela|cette info\w*|cette reponse)?|where (?:did you get (?:that|this)(?: from)?|is (?:that|this) from|does (?:that|this) come from)|how do you know(?: that| this)?|comment (?:le savez vous|vous le savez|vous savez ca|savez vous ca)|qui (?:vous a dit|a dit) (?:ca|cela)|who (?:told you|said) (?:that|so)|sources?)$/;

/** A customer asks where the last answer came from, and says nothing else. */
export function asksWhy(text: string): boolean {
  return why.test(fold(text));
}
