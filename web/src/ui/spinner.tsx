/** Beside the word that says what takes time; never over work. */
export function Spinner() {
  return (
    <svg aria-hidden viewBox="0 0 16 16" className="size-3.5 flex-none turning" fill="none">
      <path
        d="M8 1.75A6.25 6.25 0 1 1 2.6 4.9"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
    </svg>
  );
}
