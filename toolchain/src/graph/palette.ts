import type { Severity } from '../diagnostic.ts';
import type { EdgeLook, NodeLook } from './look.ts';

interface Paint {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
}

/** The colours of one scheme; all texts reach a contrast of 4.5 to 1 on their fills. */
export interface Palette {
  readonly page: string;
  readonly text: string;
  readonly faint: string;
  readonly nodes: Readonly<Record<NodeLook, Paint>>;
  readonly edges: Readonly<Record<EdgeLook, string>>;
  readonly problems: Readonly<Record<Severity, Paint>>;
}

export const light: Palette = {
  page: '#ffffff',
  text: '#1e293b',
  faint: '#64748b',
  nodes: {
    agent: { fill: '#eef2ff', stroke: '#6366f1', text: '#312e81' },
    external: { fill: '#ffffff', stroke: '#6366f1', text: '#312e81' },
    channel: { fill: '#f8fafc', stroke: '#94a3b8', text: '#334155' },
    request: { fill: '#ecfeff', stroke: '#0e7490', text: '#164e63' },
    system: { fill: '#f1f5f9', stroke: '#cbd5e1', text: '#5b687a' },
    pattern: { fill: '#faf5ff', stroke: '#a855f7', text: '#6b21a8' },
    missing: { fill: '#ffffff', stroke: '#dc2626', text: '#b91c1c' },
  },
  edges: {
    flow: '#94a3b8',
    request: '#0891b2',
    observes: '#a855f7',
    reply: '#0891b2',
    fallback: '#94a3b8',
    backup: '#6366f1',
  },
  problems: {
    error: { fill: '#fef2f2', stroke: '#dc2626', text: '#ffffff' },
    warning: { fill: '#fffbeb', stroke: '#b45309', text: '#ffffff' },
    info: { fill: '#eff6ff', stroke: '#2563eb', text: '#ffffff' },
  },
};

export const dark: Palette = {
  page: '#0d1117',
  text: '#e6edf3',
  faint: '#9aa7b5',
  nodes: {
    agent: { fill: '#1e1f4b', stroke: '#818cf8', text: '#e0e7ff' },
    external: { fill: '#0d1117', stroke: '#818cf8', text: '#e0e7ff' },
    channel: { fill: '#161f2e', stroke: '#64748b', text: '#e2e8f0' },
    request: { fill: '#0b2f3a', stroke: '#22d3ee', text: '#cffafe' },
    system: { fill: '#131a24', stroke: '#475569', text: '#a3b0c2' },
    pattern: { fill: '#2a1640', stroke: '#c084fc', text: '#f3e8ff' },
    missing: { fill: '#0d1117', stroke: '#f87171', text: '#fca5a5' },
  },
  edges: {
    flow: '#64748b',
    request: '#22b8cf',
    observes: '#c084fc',
    reply: '#22b8cf',
    fallback: '#64748b',
    backup: '#818cf8',
  },
  problems: {
    error: { fill: '#3b1216', stroke: '#f87171', text: '#1f0a0c' },
    warning: { fill: '#33230a', stroke: '#fbbf24', text: '#1f1503' },
    info: { fill: '#0f2140', stroke: '#60a5fa', text: '#071426' },
  },
};
