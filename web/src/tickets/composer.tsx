import { Button, Group, SegmentedControl, Text, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { Problem } from '../ui/problem.tsx';
import { keyOfDraft, useDraft } from '../ui/use-draft.ts';
import classes from './composer.module.css';
import { draftFor, MODES, type ComposerMode, type useTicketActions } from './use-ticket.ts';

export interface ComposerProps {
  readonly ticket: Ticket;
  readonly actions: ReturnType<typeof useTicketActions>;
  readonly mode: ComposerMode;
  readonly onMode: (mode: ComposerMode) => void;
  /** What is written in this mode is on its way. */
  readonly isSending: boolean;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Where the customer is written to. What is typed stays until it was taken. */
export const Composer = ({ ticket, actions, mode, onMode, isSending, field }: ComposerProps) => {
  const { t } = useTranslation('tickets');
  const name = draftFor(mode, ticket);
  const [text, setText] = useDraft(name);
  const { mutate, error } = actions[mode];
  const problem = <Problem error={error} shownFields={['text', 'solution']} />;
  // It may be resolved by somebody else while what was written here is refused.
  if (ticket.status === 'resolved' || ticket.status === 'received' || ticket.erasedAt !== undefined)
    return error ? problem : null;

  const send = () => {
    if (text.trim() !== '' && !isSending) mutate({ text, once: keyOfDraft(name, text) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape') field.current?.blur();
  };
  const blamed = blamedFields(error);
  const { email } = ticket.customer;
  return (
    <section className={classes.root} data-print="none" aria-label={t('composer.label')}>
      {problem}
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          value={mode}
          data={MODES.map((value) => ({ value, label: t(`composer.modes.${value}`) }))}
          onChange={(value) => onMode(value === 'solve' ? 'solve' : 'reply')}
        />
        <Text size="xs" c="dimmed" className={classes.to}>
          {email === undefined ? t('composer.no-email') : t('composer.to', { email })}
        </Text>
      </Group>
      <Textarea
        ref={field}
        autosize
        minRows={3}
        maxRows={10}
        aria-label={t(`composer.fields.${mode}`)}
        placeholder={t(`composer.hints.${mode}`)}
        // What is being sent stands in the thread meanwhile.
        value={isSending ? '' : text}
        readOnly={isSending}
        error={blamed['text'] ?? blamed['solution']}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group justify="flex-end" gap="xs">
        {text !== '' && !isSending && (
          <Text size="xs" c="dimmed">
            {t('composer.kept')}
          </Text>
        )}
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          rightSection={<KeyHint keys="mod+Enter" />}
          disabled={text.trim() === '' || isSending}
          onClick={send}
        >
          {t(`composer.send.${mode}`)}
        </Button>
      </Group>
    </section>
  );
};
