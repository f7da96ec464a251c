import { useState } from "react";
import "../../strings/en/sync.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/overlays.tsx";

/** The same as "Https" in docs/run.md, for who has no copy of it at hand. */
export function HttpsHelp() {
  const [isOpen, setIsOpen] = useState(false);
  const { hostname, port } = location;
  const local = port === "" ? "80" : port;
  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        {say("sync.how-https")}
      </Button>
      <Dialog
        open={isOpen}
        title={say("sync.no-https")}
        width="page"
        onClose={() => setIsOpen(false)}
      >
        <div className="grid max-w-160 gap-2.5">
          <p>{say("sync.https-1")}</p>
          <p>{say("sync.https-2")}</p>
          <Commands text={`cairn.example.org {\n  reverse_proxy 127.0.0.1:${local}\n}`} />
          <p>{say("sync.https-3")}</p>
          <Commands
            text={"CAIRN_PUBLIC_URL=https://cairn.example.org\nCAIRN_TRUSTED_PROXIES=127.0.0.1"}
          />
          <p>{say("sync.https-4")}</p>
          <Commands text={`ssh -N -L 8470:127.0.0.1:${local} ${hostname}\nhttp://localhost:8470`} />
        </div>
      </Dialog>
    </>
  );
}

const Commands = ({ text }: { readonly text: string }) => (
  <pre className="overflow-x-auto rounded-sm bg-sunken p-2.5 font-mono text-xs">{text}</pre>
);
