import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'>;

/** A button that leads to a page. */
export const ButtonLink = createLink((props: ButtonProps & LinkProps) => <Button component="a" {...props} />);

/** A link in running text that leads to a page. */
export const TextLink = createLink((props: AnchorProps & LinkProps) => <Anchor {...props} />);
