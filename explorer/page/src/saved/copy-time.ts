/** A time that is copied from the page is an ISO time with its zone, however the page tells it. */
export function copyTimes(root: HTMLElement): void {
  root.addEventListener('copy', (event) => {
    const selection = document.getSelection();
    const [from, to] = [timeAround(selection?.anchorNode), timeAround(selection?.focusNode)];
    if (from === undefined || from !== to) return;
    event.clipboardData?.setData('text/plain', from.title);
    event.preventDefault();
  });
}

/** The element of a time, whose title is the ISO time. */
function timeAround(node: Node | null | undefined): HTMLElement | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  const time = element?.closest<HTMLElement>('.c-time, .time');
  return time !== null && time !== undefined && /^\d{4}-\d{2}-\d{2}T/.test(time.title) ? time : undefined;
}
