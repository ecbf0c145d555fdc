/**
 * The icons in use, from lucide. Each is imported by its own file, since the package's door loads
 * all 1,600 of them, which the program's start would feel.
 */
import ArrowLeft from "lucide/dist/esm/icons/arrow-left.mjs";
import ArrowRight from "lucide/dist/esm/icons/arrow-right.mjs";
import Ban from "lucide/dist/esm/icons/ban.mjs";
import Boxes from "lucide/dist/esm/icons/boxes.mjs";
import Check from "lucide/dist/esm/icons/check.mjs";
import ChevronDown from "lucide/dist/esm/icons/chevron-down.mjs";
import ChevronRight from "lucide/dist/esm/icons/chevron-right.mjs";
import CircleAlert from "lucide/dist/esm/icons/circle-alert.mjs";
import CircleCheck from "lucide/dist/esm/icons/circle-check.mjs";
import CircleHelp from "lucide/dist/esm/icons/circle-question-mark.mjs";
import Copy from "lucide/dist/esm/icons/copy.mjs";
import Cpu from "lucide/dist/esm/icons/cpu.mjs";
import Download from "lucide/dist/esm/icons/download.mjs";
import Ellipsis from "lucide/dist/esm/icons/ellipsis.mjs";
import ExternalLink from "lucide/dist/esm/icons/external-link.mjs";
import FileText from "lucide/dist/esm/icons/file-text.mjs";
import Files from "lucide/dist/esm/icons/files.mjs";
import Flag from "lucide/dist/esm/icons/flag.mjs";
import Folder from "lucide/dist/esm/icons/folder.mjs";
import FolderOpen from "lucide/dist/esm/icons/folder-open.mjs";
import Gauge from "lucide/dist/esm/icons/gauge.mjs";
import Info from "lucide/dist/esm/icons/info.mjs";
import Keyboard from "lucide/dist/esm/icons/keyboard.mjs";
import Languages from "lucide/dist/esm/icons/languages.mjs";
import ListChecks from "lucide/dist/esm/icons/list-checks.mjs";
import ListX from "lucide/dist/esm/icons/list-x.mjs";
import LoaderCircle from "lucide/dist/esm/icons/loader-circle.mjs";
import Lock from "lucide/dist/esm/icons/lock.mjs";
import MessageSquare from "lucide/dist/esm/icons/message-square.mjs";
import Monitor from "lucide/dist/esm/icons/monitor.mjs";
import Moon from "lucide/dist/esm/icons/moon.mjs";
import Package from "lucide/dist/esm/icons/package.mjs";
import Pause from "lucide/dist/esm/icons/pause.mjs";
import Pencil from "lucide/dist/esm/icons/pencil.mjs";
import Play from "lucide/dist/esm/icons/play.mjs";
import Plus from "lucide/dist/esm/icons/plus.mjs";
import Quote from "lucide/dist/esm/icons/quote.mjs";
import RefreshCw from "lucide/dist/esm/icons/refresh-cw.mjs";
import RotateCcw from "lucide/dist/esm/icons/rotate-ccw.mjs";
import Search from "lucide/dist/esm/icons/search.mjs";
import Settings from "lucide/dist/esm/icons/settings.mjs";
import SlidersHorizontal from "lucide/dist/esm/icons/sliders-horizontal.mjs";
import Sparkles from "lucide/dist/esm/icons/sparkles.mjs";
import Square from "lucide/dist/esm/icons/square.mjs";
import Sun from "lucide/dist/esm/icons/sun.mjs";
import Trash from "lucide/dist/esm/icons/trash.mjs";
import TriangleAlert from "lucide/dist/esm/icons/triangle-alert.mjs";
import Undo from "lucide/dist/esm/icons/undo-2.mjs";
import Upload from "lucide/dist/esm/icons/upload.mjs";
import WifiOff from "lucide/dist/esm/icons/wifi-off.mjs";
import X from "lucide/dist/esm/icons/x.mjs";

/** One drawing: elements of an SVG of 24 × 24 with their attributes. */
export type IconNode = readonly (readonly [tag: string, attributes: Record<string, string>])[];

const nodes = {
  alert: CircleAlert,
  back: ArrowLeft,
  ban: Ban,
  boxes: Boxes,
  check: Check,
  close: X,
  collapse: ChevronDown,
  copy: Copy,
  cpu: Cpu,
  document: FileText,
  documents: Files,
  done: CircleCheck,
  download: Download,
  edit: Pencil,
  expand: ChevronRight,
  external: ExternalLink,
  flag: Flag,
  folder: Folder,
  "folder-open": FolderOpen,
  gauge: Gauge,
  generate: Sparkles,
  help: CircleHelp,
  info: Info,
  jobs: ListChecks,
  keyboard: Keyboard,
  language: Languages,
  loading: LoaderCircle,
  lock: Lock,
  message: MessageSquare,
  monitor: Monitor,
  moon: Moon,
  more: Ellipsis,
  next: ArrowRight,
  offline: WifiOff,
  package: Package,
  pause: Pause,
  play: Play,
  plus: Plus,
  quote: Quote,
  refresh: RefreshCw,
  reset: RotateCcw,
  search: Search,
  settings: Settings,
  sliders: SlidersHorizontal,
  stop: Square,
  sun: Sun,
  trash: Trash,
  "trash-group": ListX,
  undo: Undo,
  upload: Upload,
  warning: TriangleAlert,
} as const;

/** What an icon is called here: by what it stands for, where one meaning has one icon. */
export type IconName = keyof typeof nodes;

/** The drawings by name. */
export const icons = nodes as unknown as Readonly<Record<IconName, IconNode>>;
