/** Lambda's event filtering: patterns over a record, as `FilterCriteria` writes them. */

type Value = unknown;

const isObject = (value: Value): value is Record<string, Value> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const numeric = (value: Value, rule: readonly Value[]): boolean => {
  if (typeof value !== 'number' || rule.length % 2 !== 0) return false;
  const holds: Record<string, (bound: number) => boolean> = {
    '=': (bound) => value === bound,
    '>': (bound) => value > bound,
    '>=': (bound) => value >= bound,
    '<': (bound) => value < bound,
    '<=': (bound) => value <= bound,
  };
  for (let at = 0; at < rule.length; at += 2)
    if (holds[String(rule[at])]?.(Number(rule[at + 1])) !== true) return false;
  return true;
};

const asList = (value: Value): readonly Value[] => (Array.isArray(value) ? value : [value]);

const COMPARISONS: Readonly<Record<string, (value: Value, operand: Value) => boolean>> = {
  exists: (value, operand) => (value !== undefined && !isObject(value)) === operand,
  prefix: (value, operand) => typeof value === 'string' && value.startsWith(String(operand)),
  suffix: (value, operand) => typeof value === 'string' && value.endsWith(String(operand)),
  'equals-ignore-case': (value, operand) =>
    typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase(),
  'anything-but': (value, operand) => {
    if (value === undefined) return false;
    if (isObject(operand)) return !matchesRule(value, operand);
    return !asList(operand).includes(value);
  },
  numeric: (value, operand) => numeric(value, asList(operand)),
};

const matchesRule = (value: Value, rule: Value): boolean => {
  if (!isObject(rule)) return value === rule;
  const [[name, operand] = ['', undefined]] = Object.entries(rule);
  const compare = COMPARISONS[name];
  if (!compare) throw new Error(`the local host knows no filter "${name}"`);
  return compare(value, operand);
};

const matchesPattern = (record: Value, pattern: Record<string, Value>): boolean =>
  Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or') return asList(wanted).some((one) => isObject(one) && matchesPattern(record, one));
    const value = isObject(record) ? record[key] : undefined;
    if (Array.isArray(wanted)) {
      // A list in the record matches when one of its members does.
      const candidates = Array.isArray(value) && value.length > 0 ? value : [value];
      return wanted.some((rule) => candidates.some((candidate) => matchesRule(candidate, rule)));
    }
    return isObject(wanted) && matchesPattern(value, wanted);
  });

/**
 * A function that says whether a record reaches the function: it does when one of the patterns matches, or there are none.
 * @param patterns JSON, as in the template
 * @throws Error for a comparison that is not known here
 */
export const filterOf = (patterns: readonly string[]) => {
  const parsed = patterns.map((pattern): unknown => JSON.parse(pattern));
  return (record: unknown) =>
    parsed.length === 0 || parsed.some((pattern) => isObject(pattern) && matchesPattern(record, pattern));
};
