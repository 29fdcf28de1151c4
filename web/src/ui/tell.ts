import { notifications } from '@mantine/notifications';

/** Short words at the edge of the page. */
export const tell = {
  done: (message: string) =>
    void notifications.show({ message, color: 'teal', autoClose: 4000, withCloseButton: false }),
  /** Stays until it has been read: it says that something was taken back. `close` is what its button is called. */
  refused: (title: string, message: string, close: string) =>
    void notifications.show({
      title,
      message,
      color: 'red',
      // The library's own grey is too pale to be read.
      styles: { description: { color: 'var(--mantine-color-dimmed)' } },
      autoClose: 12_000,
      closeButtonProps: { 'aria-label': close },
    }),
};
