/** Route selection of an HTTP API. */

export interface Route {
  /** As in the template: `GET /v1/tickets/{id}` or `$default`. */
  readonly key: string;
  readonly functionName: string;
  /** The JWT authorizer's id; absent: public. */
  readonly authorizerId?: string;
  readonly scopes: readonly string[];
}

export interface Match {
  readonly route: Route;
  /** Percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly string[];
}

const PARAMETER = /^\{(.+?)(\+?)\}$/;

const patternOf = (route: Route): Pattern => {
  const [method = '', path = ''] = route.key.split(' ');
  return { route, method, segments: path.split('/').slice(1) };
};

/** 3 for a word, 2 for a parameter, 1 for the rest of the path, at each place: the most specific route wins. */
const rank = ({ segments, method }: Pattern) =>
  segments.map((segment) => (segment.endsWith('+}') ? 1 : PARAMETER.test(segment) ? 2 : 3)).join('') +
  (method === 'ANY' ? '0' : '1');

const parametersOf = (pattern: Pattern, path: readonly string[]) => {
  const parameters: Record<string, string> = {};
  for (const [at, segment] of pattern.segments.entries()) {
    const [, name, rest] = PARAMETER.exec(segment) ?? [];
    const given = path[at];
    if (name === undefined) {
      if (given !== segment) return undefined;
    } else if (rest) {
      if (given === undefined) return undefined;
      parameters[name] = path.slice(at).join('/');
      return parameters;
    } else {
      if (!given) return undefined;
      parameters[name] = given;
    }
  }
  return path.length === pattern.segments.length ? parameters : undefined;
};

/** Percent-decoded, or as it came where it is no valid encoding. */
export const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A function that finds the route of a request, by its method and its path as the client sent it. */
export const router = (routes: readonly Route[]) => {
  const fallback = routes.find(({ key }) => key === '$default');
  const patterns = routes
    .filter(({ key }) => key !== '$default')
    .map(patternOf)
    .toSorted((a, b) => rank(b).localeCompare(rank(a)));
  return (method: string, path: string): Match | undefined => {
    const segments = path.split('/').slice(1).map(decoded);
    for (const pattern of patterns) {
      if (pattern.method !== method && pattern.method !== 'ANY') continue;
      const parameters = parametersOf(pattern, segments);
      if (parameters) return { route: pattern.route, parameters };
    }
    return fallback && { route: fallback, parameters: {} };
  };
};
