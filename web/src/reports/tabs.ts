export const tabs = ['overview', 'schedules', 'runs'] as const;
