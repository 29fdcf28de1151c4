/** A setting that the stack gives every function. Read when it is first needed, never at import. */
export const setting = (name: string) => {
  const value = process.env[name];
  if (!value) throw new Error(`the environment lacks ${name}`);
  return value;
};

/** Makes a thing once, when it is first asked for: nothing is built by importing. */
export const once = <Thing>(make: () => Thing) => {
  let made: { thing: Thing } | undefined;
  return () => (made ??= { thing: make() }).thing;
};
