/** What the console is served with, by the cloud and by the local host alike. */

export interface Origins {
  /** Of the sign-in pages. */
  readonly signIn: string;
  /** Of the links to files. */
  readonly files: string;
}

/** Where the sign-in pages send people back to, and where they go when they have signed out. */
export const CALLBACK_PATH = '/signed-in';
export const SIGNED_OUT_PATH = '/';

/** The page that other sites embed; all others are nobody's frame. */
export const PUBLIC_FORM_PAGE = '/form.html';

const policy = (directives: Readonly<Record<string, string>>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** The policy of the console's own pages: nothing inline, nothing from elsewhere. */
export const contentSecurityPolicy = ({ signIn, files }: Origins, frameAncestors: "'none'" | '*' = "'none'") =>
  policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': ["'self'", ...new Set([signIn, files])].join(' '),
    'frame-ancestors': frameAncestors,
    'base-uri': "'none'",
    'form-action': "'self'",
  });

/** Two years, as the preload lists want it. */
export const HSTS_SECONDS = 63_072_000;

export const REFERRER_POLICY = 'no-referrer';

/** Browsers may not use what the console does not. */
export const PERMISSIONS_POLICY = 'camera=(), geolocation=(), microphone=(), payment=()';

/** Files below this have the digest of their content in their name. */
export const HASHED_FOLDER = 'assets/';

export const CACHE_FOREVER = 'public, max-age=31536000, immutable';
export const CACHE_NEVER = 'no-cache';
