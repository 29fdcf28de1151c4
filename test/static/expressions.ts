import { check } from 'recheck';
import ts from 'typescript6';

/** A regular expression and where it is written. */
export interface Expression {
  /** `<file>:<line>` */
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/** What a file has of regular expressions; `unread` are those that are put together while the program runs. */
interface Found {
  readonly expressions: Expression[];
  readonly unread: string[];
}

/** The text that an expression of the language always is, as far as the file itself tells. */
const constantIn = (source: ts.SourceFile) => {
  const constants = new Map<string, ts.Expression>();
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement) && (statement.declarationList.flags & ts.NodeFlags.Const) !== 0)
      for (const { name, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(name) && initializer) constants.set(name.text, initializer);

  const textOf = (node: ts.Expression | undefined): string | undefined => {
    if (!node) return undefined;
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isIdentifier(node)) return textOf(constants.get(node.text));
    if (!ts.isTemplateExpression(node)) return undefined;
    return node.templateSpans.reduce<string | undefined>((before, { expression, literal }) => {
      const text = textOf(expression);
      return before === undefined || text === undefined ? undefined : before + text + literal.text;
    }, node.head.text);
  };
  return textOf;
};

/** Finds the regular expressions of a file: its literals, and what it hands to `RegExp`. */
export const expressionsIn = (file: string, content: string): Found => {
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, false);
  const constant = constantIn(source);
  const found: Found = { expressions: [], unread: [] };
  const visit = (node: ts.Node) => {
    const at = () => `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.expressions.push({ at: at(), source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    } else if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'RegExp'
    ) {
      const [pattern, flags] = node.arguments ?? [];
      const [text, set] = [constant(pattern), flags ? constant(flags) : ''];
      if (text === undefined || set === undefined) found.unread.push(at());
      else found.expressions.push({ at: at(), source: text, flags: set });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

/** Every `pattern` in a JSON Schema or a document that has some; the contracts of zod end there. */
export const patternsIn = (file: string, schema: unknown): Expression[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]: [string, unknown]) =>
    name === 'pattern' && typeof value === 'string'
      ? [{ at: file, source: value, flags: 'u' }]
      : patternsIn(file, value),
  );
};

/** So many milliseconds for one that is hard to judge, on a machine that has other work; most need ten. */
const MOST_TIME = 60_000;

/** What is wrong with each expression, once for all that are the same; nothing for one that takes linear time. */
export const slowOnes = async (expressions: readonly Expression[]): Promise<string[]> => {
  const distinct = new Map(expressions.map((one) => [`/${one.source}/${one.flags}`, one]));
  // The first call starts recheck's own process; more at once would start more of them.
  await check('a', '');
  const judged = await Promise.all(
    [...distinct].map(async ([text, { at, source, flags }]) => {
      const { status, ...verdict } = await check(source, flags, { timeout: MOST_TIME });
      if (status === 'safe') return [];
      const why = 'complexity' in verdict ? verdict.complexity?.summary : verdict.error.kind;
      return [`${at}: ${text} is ${status}: ${why ?? 'no reason given'}`];
    }),
  );
  return judged.flat();
};
