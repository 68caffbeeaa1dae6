/**
 * The page's one script: it shows the buttons and lets them copy. Without it, or where a browser keeps
 * the clipboard to itself, every address still stands there as a link.
 */
export const COPY_SCRIPT = `const status = document.querySelector("[role=status]");
for (const button of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const words = button.textContent;
  let back;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = status.textContent = status.dataset.copied;
    clearTimeout(back);
    back = setTimeout(() => { button.textContent = words; status.textContent = ""; }, 2000);
  });
}
`;
