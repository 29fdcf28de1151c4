/** What a gate has found: its figures in a line, and what is wrong; nothing when all is well. */
export interface Verdict {
  readonly figures: string;
  readonly wrong: readonly string[];
}
