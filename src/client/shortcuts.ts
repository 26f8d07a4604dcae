/** Every page loads this: `/`, Ctrl-K (or Cmd-K) and the header's link open the search, and words that were searched for are marked where they were found. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

document.addEventListener('keydown', (event) => {
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  const withK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!slash && !withK) return;
  event.preventDefault();
  openSearch();
});

document.querySelector('.search-link')?.addEventListener('click', (event) => {
  if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  openSearch();
});

/** The search itself is loaded when it is first asked for; where that fails, its page can say more. */
function openSearch(): void {
  const field = document.querySelector<HTMLInputElement>('.search .search-field');
  if (field !== null) {
    field.select();
    return;
  }
  import('./search/quick.ts').then(
    ({ openQuickSearch }) => {
      openQuickSearch();
    },
    () => {
      const page = document.querySelector<HTMLAnchorElement>('.search-link');
      if (page !== null) location.assign(page.href);
    },
  );
}

if (location.hash !== '' && sessionStorage.getItem('afterword:found') !== null)
  void import('./search/mark.ts').then(({ markWords }) => {
    markWords();
  });
