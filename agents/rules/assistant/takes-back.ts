const undoing =
  /\b(?:annul\w*|undo|defai\w*|revien\w*|retour|oubli\w*|forget|efface\w*|retire\w*|enleve\w*|supprim\w*|cancel\w*|(?:take|put) (?:it|that|this) back|revert|scratch|laisse tomber|erreur|tromp\w*|mistake|wrong|remets?|back)\b/;

/** Without one of these words nothing is taken back, whatever a folded text sounds like. */
export function takesBack(said: string): boolean {
  return undoing.test(said);
}
