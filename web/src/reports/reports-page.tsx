import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRights } from '../app/me.ts';
import { Page } from '../ui/page.tsx';
import { Overview } from './overview.tsx';
import classes from './reports.module.css';
import { tabs } from './tabs.ts';
import { RunNow } from './run-now.tsx';
import { RunsList } from './runs-list.tsx';
import { NEW, SchedulesList } from './schedules-list.tsx';

const route = getRouteApi('/shell/reports');

/** What the company's tickets come to: the newest figures, the schedules, the runs. */
export const ReportsPage = () => {
  const { t } = useTranslation('reports');
  const navigate = route.useNavigate();
  const { tab = 'overview', schedule, run } = route.useSearch();
  const mayChange = useRights()?.administration ?? false;
  const openRun = (id: string | undefined) => void navigate({ search: { tab: 'runs', run: id } });
  const openSchedule = (id: string | undefined) => void navigate({ search: { tab: 'schedules', schedule: id } });
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <RunNow onQueued={openRun} />
          {mayChange && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => openSchedule(NEW)}>
              {t('new-schedule')}
            </Button>
          )}
        </>
      }
    >
      <Tabs
        className={classes.root}
        value={tab}
        onChange={(chosen) => void navigate({ search: { tab: tabs.find((one) => one === chosen) } })}
        keepMounted={false}
      >
        <Tabs.List className={classes.tabs} aria-label={t('title')} data-print="none">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview" className={classes.body}>
          <Overview />
        </Tabs.Panel>
        <Tabs.Panel value="schedules" className={classes.body}>
          <SchedulesList openId={schedule} onOpen={openSchedule} />
        </Tabs.Panel>
        <Tabs.Panel value="runs" className={classes.body}>
          <RunsList openId={run} onOpen={openRun} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
};
