/** Opens the palette, whose code may not be there yet. */
let open: (() => void) | undefined;
let isWanted = false;

export const openPalette = () => {
  isWanted = true;
  open?.();
};

/** Says how it is opened, and opens it when that was wanted meanwhile. */
export const providePalette = (opens: () => void) => {
  open = opens;
  if (isWanted) opens();
  return () => {
    open = undefined;
    isWanted = false;
  };
};
