import { capture } from "../run.ts";

/** A fresh network namespace has no loopback interface that is up: this starts it, then the program. */
const withLoopback = `
import fcntl, os, socket, struct, sys
SIOCSIFFLAGS, IFF_UP = 0x8914, 0x1
with socket.socket() as any_socket:
    fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", IFF_UP))
os.execv(sys.argv[1], sys.argv[1:])
`;

/** A command line whose program reaches nothing but itself; null where the system refuses that. */
export async function offline(program: string, args: string[]): Promise<string[] | null> {
  const unshare = Deno.uid() === 0 ? ["unshare", "--net"] : ["unshare", "--net", "--map-root-user"];
  const line = (...rest: string[]) => [...unshare, "python3", "-c", withLoopback, ...rest];
  try {
    const [command, ...trial] = line("/bin/true");
    await capture(command!, trial);
  } catch {
    return null;
  }
  return line(program, ...args);
}
