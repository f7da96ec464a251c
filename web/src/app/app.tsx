export function App() {
  return <main className="grid min-h-dvh place-content-center text-md text-muted">Cairn</main>;
}
