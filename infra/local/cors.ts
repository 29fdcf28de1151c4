import * as z from 'zod';

const rule = z.object({
  AllowedMethods: z.array(z.string()),
  AllowedOrigins: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).default([]),
  MaxAge: z.number().optional(),
});

const bucketProperties = z.object({
  CorsConfiguration: z.object({ CorsRules: z.array(rule) }).default({ CorsRules: [] }),
});

/** Who of other origins may do what with a bucket, as its template says. */
export type CorsRules = readonly z.infer<typeof rule>[];

export const corsRulesOf = (properties: unknown): CorsRules =>
  bucketProperties.parse(properties).CorsConfiguration.CorsRules;

const matches = (patterns: readonly string[], text: string) =>
  patterns.some((pattern) => pattern === '*' || pattern.toLowerCase() === text.toLowerCase());

/** What S3 adds to its answer for a browser of this origin, or undefined where no rule admits it. */
export const corsHeaders = (rules: CorsRules, origin: string, method: string, asked?: string) => {
  const found = rules.find(
    ({ AllowedMethods, AllowedOrigins }) => matches(AllowedOrigins, origin) && AllowedMethods.includes(method),
  );
  if (!found) return undefined;
  const wanted = (asked ?? '').split(',').map((name) => name.trim());
  return {
    'access-control-allow-origin': found.AllowedOrigins.includes('*') ? '*' : origin,
    'access-control-allow-methods': found.AllowedMethods.join(', '),
    'access-control-allow-headers': wanted.filter((name) => matches(found.AllowedHeaders, name)).join(', '),
    'access-control-expose-headers': found.ExposedHeaders.join(', '),
    ...(found.MaxAge !== undefined && { 'access-control-max-age': String(found.MaxAge) }),
  };
};
