import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** What stopped, as the page itself was told. */
    violations?: string[];
    tellViolation?: (what: string) => Promise<void>;
  }
}

/** What a tab said since it was opened, over all pages that it showed. */
export interface Watched {
  /** `style-src-elem inline`: violations of a policy, as the pages were told. */
  readonly violations: string[];
  /** The same as the browser reports them to its own tools, which no page can keep from it. */
  readonly issues: string[];
  /** Errors and warnings of the console, and errors that no script caught. */
  readonly complaints: string[];
}

/** Watches a tab, from its next page on. Chromium alone reports its issues. */
export async function watch(page: Page): Promise<Watched> {
  const watched: Watched = { violations: [], issues: [], complaints: [] };
  page.on('pageerror', (error) => watched.complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') watched.complaints.push(message.text());
  });
  await page.exposeFunction('tellViolation', (what: string) => {
    watched.violations.push(what);
  });
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', (event) => {
      const what = `${event.effectiveDirective} ${event.blockedURI}`;
      window.violations?.push(what);
      void window.tellViolation?.(what);
    });
  });
  const tools = await page.context().newCDPSession(page);
  tools.on('Audits.issueAdded', ({ issue }) => {
    const { contentSecurityPolicyIssueDetails: details } = issue.details;
    if (details !== undefined) watched.issues.push(`${details.violatedDirective} ${details.blockedURL ?? 'inline'}`);
  });
  await tools.send('Audits.enable');
  return watched;
}
