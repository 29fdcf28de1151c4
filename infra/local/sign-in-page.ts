import { markup } from '../../shared/kernel/html.ts';
import type { SeededPerson } from './seeding.ts';

export interface SignInPage {
  /** The question that brought people here, to be carried along. */
  readonly query: string;
  readonly people: readonly SeededPerson[];
  readonly complaint?: string;
  /** Who must choose a password of their own. */
  readonly newPasswordOf?: { readonly email: string; readonly password: string };
}

const fields = ({ newPasswordOf }: SignInPage) =>
  newPasswordOf
    ? markup`<input type="hidden" name="email" value="${newPasswordOf.email}">
<input type="hidden" name="password" value="${newPasswordOf.password}">
<label>New password <input name="new-password" type="password" autocomplete="new-password" required autofocus></label>`
    : markup`<label>E-mail <input name="email" type="email" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>`;

/** The page that stands for Cognito's own: it offers the people of the seed, and takes everybody's password. */
export const signInPage = (page: SignInPage) => {
  const { query, people, complaint, newPasswordOf } = page;
  const action = `/login?${query}`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in · Rapport</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/login/style.css">
</head>
<body>
<main>
<h1>Sign in to Rapport</h1>
${complaint === undefined ? undefined : markup`<p role="alert">${complaint}</p>`}
${
  newPasswordOf
    ? markup`<p>The password that was mailed is for one time. Choose one of at least twelve characters.</p>`
    : markup`<p>This machine’s stand-in for Cognito: one click is enough.</p>
<form method="post" action="${action}">
<ul>
${people.map(({ email, role = '' }) => markup`<li><button name="seeded" value="${email}">${email} <span>${role}</span></button></li>`)}
</ul>
</form>`
}
<form method="post" action="${action}">
${fields(page)}
<button>Sign in</button>
</form>
</main>
</body>
</html>
`.text;
};
