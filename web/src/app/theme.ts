import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The values of a colour are in theme.css, which the policy allows; this says that it exists. */
const byVariables = (name: string): MantineColorsTuple => [
  `var(--mantine-color-${name}-0)`,
  `var(--mantine-color-${name}-1)`,
  `var(--mantine-color-${name}-2)`,
  `var(--mantine-color-${name}-3)`,
  `var(--mantine-color-${name}-4)`,
  `var(--mantine-color-${name}-5)`,
  `var(--mantine-color-${name}-6)`,
  `var(--mantine-color-${name}-7)`,
  `var(--mantine-color-${name}-8)`,
  `var(--mantine-color-${name}-9)`,
];

// Locking the scroll of the page behind adds a style element.
const unlocked = { lockScroll: false };

const veil = { overlayProps: { backgroundOpacity: 0.4 } };

export const theme = createTheme({
  primaryColor: 'iris',
  colors: { iris: byVariables('iris') },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // By name, not by component: what a page does not use is not loaded for it.
  components: {
    Modal: { defaultProps: { ...unlocked, ...veil, centered: true, transitionProps: { duration: 120 } } },
    Drawer: { defaultProps: { ...unlocked, ...veil, transitionProps: { duration: 120 } } },
    // The placeholder is no item, and a menu may have items only.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    NumberInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
});
