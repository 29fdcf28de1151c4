import './public-form.css';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../i18n/i18n.ts';
import { formLanguage } from './language.ts';
import { PublicForm } from './public-form.tsx';

const start = async (root: ReturnType<typeof createRoot>) => {
  if (window.top !== window) document.documentElement.dataset['embedded'] = '';
  await startI18n(['public-form'], formLanguage(location.search, navigator.languages));
  root.render(<PublicForm />);
};

const element = document.getElementById('root');
if (element) void start(createRoot(element));
