/**
 * The shape that a language must fill: the Thai texts with their literal types widened, so that a
 * missing or extra key, or a sentence with other parameters, does not compile.
 */
export type MessagesLike<Texts> = Texts extends string
  ? string
  : Texts extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof Texts]: MessagesLike<Texts[Key]> };
