import type { ReactNode } from 'react';
import classes from './public-form.module.css';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  /** The control, given what ties it to its words. */
  readonly children: (props: {
    readonly id: string;
    readonly name: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': boolean;
    readonly 'aria-required': boolean;
  }) => ReactNode;
}

/** A control with its label, its hint, and what is wrong with it. */
export const Field = ({ id, label, hint, error, isRequired = false, children }: FieldProps) => {
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [...(hint === undefined ? [] : [hintId]), ...(error === undefined ? [] : [errorId])].join(' ');
  return (
    <div className={classes.field} data-wrong={error !== undefined || undefined}>
      <label htmlFor={id}>
        {label}
        {isRequired && (
          <span className={classes.star} aria-hidden>
            {' *'}
          </span>
        )}
      </label>
      {hint !== undefined && (
        <p id={hintId} className={classes.hint}>
          {hint}
        </p>
      )}
      {children({
        id,
        name: id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error !== undefined,
        'aria-required': isRequired,
      })}
      {error !== undefined && (
        <p id={errorId} className={classes.error}>
          {error}
        </p>
      )}
    </div>
  );
};
