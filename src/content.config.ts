import { defineCollection } from 'astro:content';
import { incidentSchema } from './core/schema/incident.ts';
import { meetingSchema } from './core/schema/meeting.ts';
import { incidentLoader, meetingLoader } from './site/loader.ts';

export const collections = {
  incidents: defineCollection({ loader: incidentLoader(), schema: incidentSchema }),
  meetings: defineCollection({ loader: meetingLoader(), schema: meetingSchema }),
};
