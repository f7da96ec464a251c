import { useState } from "react";
import { Banner } from "../src/ui/banner.tsx";
import { Button } from "../src/ui/button.tsx";
import { EmptyState } from "../src/ui/empty-state.tsx";
import { LiveRegion } from "../src/ui/live-region.tsx";
import { BoardSkeleton, ColumnSkeleton, PanelSkeleton } from "../src/ui/skeleton.tsx";
import { Toast, type ToastMessage } from "../src/ui/toast.tsx";
import { Box } from "./box.tsx";

export function StatesScene() {
  const [toast, setToast] = useState<ToastMessage | null>({
    id: "1",
    text: "Moved to Review",
    action: { label: "Undo", keys: "z", run: () => undefined },
  });
  return (
    <div className="grid gap-3 bg-surface p-5 sm:grid-cols-2 lg:grid-cols-3">
      <Box title="Empty board">
        <EmptyState
          stones="stacked"
          title="Lay the first stone"
          detail="Add a task, or bring a board over from Trello, Jira or a CSV file."
          actions={
            <>
              <Button tone="primary" keys="c">
                New task
              </Button>
              <Button>Import</Button>
            </>
          }
        />
      </Box>
      <Box title="Empty inbox">
        <EmptyState
          stones="laid"
          title="Nothing waits for you"
          detail="Mentions, conflicts and due dates come here."
        />
      </Box>
      <Box title="No result">
        <EmptyState
          stones="apart"
          title="No task matches “anchor bolts”"
          detail="2 filters are on. Without them there are 3."
          actions={<Button>Clear filters</Button>}
        />
      </Box>
      <Box title="Loading">
        <div className="grid grid-cols-2 gap-3">
          <ColumnSkeleton cards={2} />
          <ColumnSkeleton cards={1} density="compact" />
        </div>
        <BoardSkeleton columns={[1]} />
        <PanelSkeleton />
      </Box>
      <Box title="Banners">
        <Banner
          tone="warning"
          title="Working offline since 08:31"
          detail="3 changes are kept on this device and sent when you are back."
        />
        <Banner
          tone="danger"
          title="The file did not upload"
          detail="berth-3.mov is 212 MB; the limit is 100 MB."
          action={<Button size="sm">Choose another</Button>}
        />
        <Banner
          title="A new version is ready"
          detail="Your unsent changes stay."
          action={<Button size="sm">Reload</Button>}
          onDismiss={() => undefined}
        />
        <Banner tone="success" title="Back online, 3 changes sent" />
      </Box>
      <Box title="Toast">
        <Button onClick={() => setToast({ id: String(Date.now()), text: "Moved to Review" })}>
          Show
        </Button>
        <LiveRegion text="Review, 2 of 5" urgent />
      </Box>
      <Toast message={toast} onClose={() => setToast(null)} />
    </div>
  );
}
