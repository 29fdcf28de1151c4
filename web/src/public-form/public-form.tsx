import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';
import { Field } from './field.tsx';
import { fieldOf, fields, handIn, types, type FieldName } from './form.ts';
import { useKeptDraft } from './kept-draft.ts';
import classes from './public-form.module.css';

interface Handed {
  readonly number: string;
  readonly email: string;
}

/** What became of it, with the number that names it from then on. */
const Thanks = ({ number, email, onAgain }: Handed & { readonly onAgain: () => void }) => {
  const { t } = useTranslation('public-form');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={classes.root}>
      <h1 ref={heading} tabIndex={-1} className={classes.title}>
        {t('thanks.title')}
      </h1>
      <p>{t('thanks.number')}</p>
      <p className={classes.number}>{number}</p>
      <p>{t('thanks.text', { email })}</p>
      <button type="button" className={classes.second} onClick={onAgain}>
        {t('thanks.again')}
      </button>
    </main>
  );
};

const PROBLEMS = ['unreachable', 'too-many-requests'] as const;

/** Where a customer says what happened, without an account. What the API refuses stands at its field. */
export const PublicForm = () => {
  const { t } = useTranslation('public-form');
  const { draft, keep, attempt, drop } = useKeptDraft();
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const [handed, setHanded] = useState<Handed>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    document.title = t('title');
  }, [t]);

  const problem = refusal === undefined ? undefined : asProblem(refusal);
  const reasons = problem?.document.errors ?? [];
  const blamed = new Set(reasons.map(({ field }) => fieldOf(field)));
  const errorOf = (name: FieldName) => (blamed.has(name) ? t(`refused.${name}`) : undefined);
  useEffect(() => {
    if (refusal !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);

  const send = async () => {
    setSending(true);
    setRefusal(undefined);
    try {
      const number = await handIn(attempt());
      setHanded({ number, email: draft.email.trim() });
      drop();
    } catch (error) {
      setRefusal(error);
    } finally {
      setSending(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSending) void send();
  };
  if (handed) return <Thanks {...handed} onAgain={() => setHanded(undefined)} />;

  const of = (name: FieldName) => ({
    value: draft[name],
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      keep({ ...draft, [name]: currentTarget.value }),
  });
  const general = () => {
    if (!problem) return undefined;
    if (fields.some((name) => blamed.has(name))) return t('refused.title');
    const known = PROBLEMS.find((code) => code === problem.code);
    return t(`problem.${known ?? 'other'}`);
  };
  return (
    <main className={classes.root}>
      <h1 className={classes.title}>{t('title')}</h1>
      <p className={classes.lead}>{t('lead')}</p>
      <form ref={form} noValidate onSubmit={onSubmit} className={classes.form}>
        <p className={classes.hint}>{t('required')}</p>
        <Field id="type" label={t('type')} error={errorOf('type')} isRequired>
          {(tied) => (
            <select
              {...tied}
              value={draft.type}
              onChange={({ currentTarget }) =>
                keep({ ...draft, type: types.find((type) => type === currentTarget.value) ?? draft.type })
              }
            >
              {types.map((type) => (
                <option key={type} value={type}>
                  {t(`types.${type}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="product" label={t('product')} hint={t('product-hint')} error={errorOf('product')}>
          {(tied) => <input {...tied} {...of('product')} autoComplete="off" />}
        </Field>
        <Field id="subject" label={t('subject')} error={errorOf('subject')} isRequired>
          {(tied) => <input {...tied} {...of('subject')} autoComplete="off" />}
        </Field>
        <Field id="text" label={t('text')} error={errorOf('text')} isRequired>
          {(tied) => <textarea {...tied} {...of('text')} rows={6} />}
        </Field>
        <div className={classes.pair}>
          <Field id="name" label={t('name')} error={errorOf('name')}>
            {(tied) => <input {...tied} {...of('name')} autoComplete="name" />}
          </Field>
          <Field id="email" label={t('email')} hint={t('email-hint')} error={errorOf('email')} isRequired>
            {(tied) => <input {...tied} {...of('email')} type="email" autoComplete="email" />}
          </Field>
        </div>
        <div role="alert">{problem && <p className={classes.problem}>{general()}</p>}</div>
        <div className={classes.end}>
          <p className={classes.hint}>{t('kept')}</p>
          <button type="submit" className={classes.first} aria-disabled={isSending}>
            {isSending ? t('sending') : t('send')}
          </button>
        </div>
      </form>
    </main>
  );
};
