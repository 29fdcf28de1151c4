import { useMemo } from 'react';

/**
 * The idempotency key of a request: sent again it is the same, and another one once what is sent has changed.
 * It lives as long as the form; what is kept as a draft has `keyOfDraft`.
 */
export const useRequestKey = (...sent: readonly unknown[]) => {
  const content = JSON.stringify(sent);
  // The content only says when there is another one
  return useMemo(() => crypto.randomUUID(), [content]);
};
