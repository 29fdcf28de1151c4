import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { languages } from '../i18n/languages.ts';
import { Problem } from '../ui/problem.tsx';
import classes from './card-dialog.module.css';

/** The page without its one block of styles. */
const unstyled = (html: string) => {
  const [before = '', ...after] = html.split('<style>');
  return before + after.map((part) => part.split('</style>').slice(1).join('')).join('');
};

/** The card as the API makes it. Its page is taken apart: the policy allows no styles of its own. */
const Paper = ({ html }: { readonly html: string }) => {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const here = host.current;
    if (!here) return;
    // Also a page that is only parsed is held to the policy.
    const page = new DOMParser().parseFromString(unstyled(html), 'text/html');
    for (const one of page.querySelectorAll('script, style, link, iframe, object, embed')) one.remove();
    here.lang = page.documentElement.lang;
    here.replaceChildren(...[...page.body.children].map((one) => document.importNode(one, true)));
  }, [html]);
  return <div ref={host} className={classes.card} />;
};

/** A customer on a card, to look at and to print. */
export const CardDialog = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const { t, i18n } = useTranslation(['customers', 'app']);
  const language = languages.find((one) => one === i18n.language) ?? 'en';
  const {
    data: html,
    error,
    refetch,
  } = useQuery({
    queryKey: ['accounts', id, 'card', language],
    queryFn: async ({ signal }) => (await api.getAccountCard(id, { language }, { signal })).text(),
  });
  return (
    <>
      <Modal
        opened
        onClose={onClose}
        size="lg"
        title={t('card.title')}
        closeButtonProps={{ 'aria-label': t('app:close') }}
      >
        <Stack gap="md">
          {error && <Problem error={error} onRetry={() => void refetch()} />}
          {html !== undefined && <Paper html={html} />}
          <Group justify="end">
            <Button
              data-autofocus
              leftSection={<IconPrinter size={16} aria-hidden />}
              disabled={html === undefined}
              onClick={() => print()}
            >
              {t('print')}
            </Button>
          </Group>
        </Stack>
      </Modal>
      {html !== undefined &&
        createPortal(
          <div className={classes.sheet} aria-hidden>
            <Paper html={html} />
          </div>,
          document.body,
        )}
    </>
  );
};
