import { ActionIcon, Button, Group, Stack, Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/client.ts';
import { asProblem, blamedFields } from '../api/problem.ts';
import { useProblemWords } from '../ui/problem-words.ts';
import { draftOf, dropDraft, keepDraft } from '../ui/use-draft.ts';
import classes from './customers.module.css';
import { keptAs, valueFrom } from './kept-value.ts';

export interface FieldInput<Value> {
  readonly value: Value;
  readonly set: (value: Value) => void;
  /** Why the last value was refused. */
  readonly error: string | undefined;
  readonly label: string;
}

/** What was saved, and what was seen when it was opened; whoever saves it answers. */
interface Saving<Value> {
  readonly value: Value;
  readonly seen: Account;
  readonly onDone: () => void;
  readonly onRefused: (error: unknown) => void;
}

export interface EditFieldProps<Value> {
  readonly account: Account;
  readonly label: string;
  /** The field's name: what the server blames; its parts are blamed as `emails.0.address`. */
  readonly name: string;
  readonly children: ReactNode;
  /** Nothing is there: a dash stands for it. */
  readonly isEmpty: boolean;
  readonly canEdit: boolean;
  readonly initial: Value;
  readonly input: (props: FieldInput<Value>) => ReactNode;
  readonly save: (saving: Saving<Value>) => void;
  /** Writes it though it may be a double; absent where none is looked for. */
  readonly saveAnyway?: EditFieldProps<Value>['save'];
  /** Behind what is shown: who set it, since when. */
  readonly note?: ReactNode;
  /** Enter is a new line, not the end. */
  readonly manyLines?: boolean;
}

const isStale = (error: unknown) => error !== undefined && asProblem(error).code === 'stale-version';

const reasonFor = (name: string, error: unknown) => {
  const found = Object.entries(blamedFields(error)).find(([field]) => field === name || field.startsWith(`${name}.`));
  return found?.[1];
};

/** Why the value of a field was refused, in one sentence. */
export const useRefusedFor = (name: string) => {
  const wordsOf = useProblemWords();
  return useCallback(
    (error: unknown) => {
      const { title, detail } = wordsOf(error);
      return reasonFor(name, error) ?? (isStale(error) ? title : detail);
    },
    [name, wordsOf],
  );
};

/** What is being typed. */
interface Open<Value> {
  readonly value: Value;
  /** The record that the person decides on; absent: as it is shown when they save. */
  readonly seen?: Account;
}

/**
 * A field of a record that turns into its input where it stands: Enter saves, Escape leaves it as it was.
 * What was saved is kept until the server has taken it: whoever opens the field after a refusal has it again.
 */
export const EditField = <Value,>(props: EditFieldProps<Value>) => {
  const { account, label, name, children, isEmpty, canEdit, initial, input, save, saveAnyway, note, manyLines } = props;
  const { t } = useTranslation('customers');
  const refusedFor = useRefusedFor(name);
  const slot = `field:${account.id}:${name}`;
  const id = useId();
  const root = useRef<HTMLFormElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // `undefined` is closed.
  const [draft, setDraft] = useState<Open<Value> | undefined>();
  const [error, setError] = useState<unknown>();
  const isOpen = draft !== undefined;

  useEffect(() => {
    if (isOpen) root.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea')?.focus();
    else if (wasOpen.current) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const open = () => {
    const kept = valueFrom(draftOf(slot), initial);
    // What was typed before is shown with what is there by now: it is decided anew.
    setDraft(kept ? { value: kept.value } : { value: initial, seen: account });
  };
  const close = () => {
    keepDraft(slot, '');
    setDraft(undefined);
    setError(undefined);
  };
  const store = (store: EditFieldProps<Value>['save']) => {
    if (!draft) return;
    const { value, seen = account } = draft;
    const text = keptAs(value);
    keepDraft(slot, text);
    setError(undefined);
    // Shown at once; a refusal opens it again with what was typed.
    setDraft(undefined);
    store({
      value,
      seen,
      onDone: () => dropDraft(slot, text),
      onRefused: (refusal) => {
        setDraft({ value, seen: isStale(refusal) ? undefined : seen });
        setError(refusal);
      },
    });
  };
  const problem = error === undefined ? undefined : asProblem(error);
  const reason = error === undefined ? undefined : refusedFor(error);
  const shown = isEmpty ? (
    <Text span c="dimmed">
      {t('none')}
    </Text>
  ) : (
    children
  );

  return (
    <div className={classes.field} data-print={isEmpty ? 'none' : undefined}>
      <Text size="sm" c="dimmed" id={id} className={classes.fieldLabel}>
        {label}
      </Text>
      <div className={classes.fieldValue}>
        {draft ? (
          <form
            ref={root}
            onSubmit={(event) => {
              event.preventDefault();
              store(save);
            }}
            onKeyDown={(event) => {
              // These keys end a composition of Chinese first.
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Escape') {
                event.stopPropagation();
                close();
              }
              if (event.key === 'Enter' && manyLines && (event.ctrlKey || event.metaKey)) store(save);
            }}
          >
            <Stack gap="xs">
              {input({ value: draft.value, set: (value) => setDraft({ ...draft, value }), error: reason, label })}
              {draft.seen === undefined && (
                <Stack gap={0}>
                  <Text size="xs" c="dimmed">
                    {t('field-now')}
                  </Text>
                  <Text size="sm" component="div">
                    {shown}
                  </Text>
                </Stack>
              )}
              {problem?.code === 'duplicate' && saveAnyway && (
                <Button variant="light" onClick={() => store(saveAnyway)}>
                  {t('candidates.save-anyway')}
                </Button>
              )}
              <Group gap="xs">
                <Button type="submit" leftSection={<IconCheck size={14} aria-hidden />}>
                  {t('save')}
                </Button>
                <Button variant="subtle" color="gray" onClick={close} leftSection={<IconX size={14} aria-hidden />}>
                  {t('cancel')}
                </Button>
              </Group>
            </Stack>
          </form>
        ) : canEdit ? (
          <Group gap={4} wrap="nowrap" align="start" className={classes.editable}>
            <UnstyledButton ref={button} className={classes.shown} onClick={open}>
              <VisuallyHidden>{t('edit-field', { field: label })} </VisuallyHidden>
              {shown}
            </UnstyledButton>
            <Tooltip label={t('edit-field', { field: label })}>
              <ActionIcon
                size="sm"
                className={classes.pencil}
                aria-hidden
                tabIndex={-1}
                data-print="none"
                onClick={open}
              >
                <IconPencil size={14} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        ) : (
          <div className={classes.shown}>{shown}</div>
        )}
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </div>
    </div>
  );
};
