/** Every page loads this: `/` and Ctrl-K (or Cmd-K) lead to the search field, or to the page that has it. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

document.addEventListener('keydown', (event) => {
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  const withK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!slash && !withK) return;
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>('.search-field');
  if (field === null) document.querySelector<HTMLAnchorElement>('.search-link')?.click();
  else field.select();
});
