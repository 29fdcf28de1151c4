import { ActionIcon, Button, Group, Stack, Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, blamedFields } from '../api/problem.ts';
import { useProblemWords } from '../ui/problem-words.ts';
import classes from './customers.module.css';

export interface FieldInput<Value> {
  readonly value: Value;
  readonly set: (value: Value) => void;
  /** Why the last value was refused. */
  readonly error: string | undefined;
  readonly label: string;
}

export interface EditFieldProps<Value> {
  readonly label: string;
  /** The field's name: what the server blames; its parts are blamed as `emails.0.address`. */
  readonly name: string;
  readonly children: ReactNode;
  /** Nothing is there: a dash stands for it. */
  readonly isEmpty: boolean;
  readonly canEdit: boolean;
  readonly initial: Value;
  readonly input: (props: FieldInput<Value>) => ReactNode;
  readonly save: (value: Value, answers: { onSuccess: () => void; onError: (error: unknown) => void }) => void;
  /** Writes it though it may be a double; absent where none is looked for. */
  readonly saveAnyway?: EditFieldProps<Value>['save'];
  /** Behind what is shown: who set it, since when. */
  readonly note?: ReactNode;
  /** Enter is a new line, not the end. */
  readonly manyLines?: boolean;
}

const reasonFor = (name: string, error: unknown) => {
  const found = Object.entries(blamedFields(error)).find(([field]) => field === name || field.startsWith(`${name}.`));
  return found?.[1];
};

/** A field of a record that turns into its input where it stands: Enter saves, Escape leaves it as it was. */
export const EditField = <Value,>(props: EditFieldProps<Value>) => {
  const { label, name, children, isEmpty, canEdit, initial, input, save, saveAnyway, note, manyLines } = props;
  const { t } = useTranslation('customers');
  const wordsOf = useProblemWords();
  const id = useId();
  const root = useRef<HTMLFormElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // `undefined` is closed.
  const [draft, setDraft] = useState<{ readonly value: Value } | undefined>();
  const [error, setError] = useState<unknown>();
  const isOpen = draft !== undefined;

  useEffect(() => {
    if (isOpen) root.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea')?.focus();
    else if (wasOpen.current) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const close = () => {
    setDraft(undefined);
    setError(undefined);
  };
  const store = (store: EditFieldProps<Value>['save']) => {
    if (!draft) return;
    const { value } = draft;
    setError(undefined);
    // Shown at once; a refusal opens it again with what was typed.
    setDraft(undefined);
    store(value, {
      onSuccess: () => undefined,
      onError: (refusal) => {
        setDraft({ value });
        setError(refusal);
      },
    });
  };
  const problem = error === undefined ? undefined : asProblem(error);
  const reason = error === undefined ? undefined : (reasonFor(name, error) ?? wordsOf(error).detail);

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
              if (event.key === 'Escape') {
                event.stopPropagation();
                close();
              }
              if (event.key === 'Enter' && manyLines && (event.ctrlKey || event.metaKey)) store(save);
            }}
          >
            <Stack gap="xs">
              {input({ value: draft.value, set: (value) => setDraft({ value }), error: reason, label })}
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
            <UnstyledButton ref={button} className={classes.shown} onClick={() => setDraft({ value: initial })}>
              <VisuallyHidden>{t('edit-field', { field: label })} </VisuallyHidden>
              {isEmpty ? (
                <Text span c="dimmed">
                  {t('none')}
                </Text>
              ) : (
                children
              )}
            </UnstyledButton>
            <Tooltip label={t('edit-field', { field: label })}>
              <ActionIcon
                size="sm"
                className={classes.pencil}
                aria-hidden
                tabIndex={-1}
                data-print="none"
                onClick={() => setDraft({ value: initial })}
              >
                <IconPencil size={14} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        ) : (
          <div className={classes.shown}>
            {isEmpty ? (
              <Text span c="dimmed">
                {t('none')}
              </Text>
            ) : (
              children
            )}
          </div>
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
