import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './app/theme.css';
import { createRoot } from 'react-dom/client';
import { giveSession } from './api/api.ts';
import { loadConfig } from './app/config.ts';
import { Providers } from './app/providers.tsx';
import { makeQueryClient } from './app/query-client.ts';
import { makeRouter } from './app/router.tsx';
import { startSession } from './app/session.ts';
import { CannotStart } from './app/cannot-start.tsx';
import { startI18n } from './i18n/i18n.ts';

const start = async (root: ReturnType<typeof createRoot>) => {
  const words = startI18n(['app', 'ui']);
  try {
    const config = await loadConfig();
    const session = await startSession(config);
    giveSession(session);
    const client = makeQueryClient();
    await words;
    root.render(<Providers client={client} router={makeRouter(client, session, config.stage)} />);
  } catch (error) {
    await words;
    root.render(<CannotStart error={error} />);
  }
};

const element = document.getElementById('root');
if (element) void start(createRoot(element));
