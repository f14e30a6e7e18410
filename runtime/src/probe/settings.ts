import type { Product } from './identify.ts';

type Setting = Readonly<Partial<Record<Product, string>>>;

/** By probe and product: the setting that mends it, as the product's configuration spells it. */
const settings: Readonly<Record<string, Setting>> = {
  limits: { ejabberd: 'mod_mqtt: session_expiry: 7 days' },
  window: {
    mosquitto: 'max_inflight_messages 256',
    emqx: 'mqtt.max_inflight = 256',
    rabbitmq: 'mqtt.prefetch = 256',
  },
  queue: {
    mosquitto: 'max_queued_messages 100000',
    emqx: 'mqtt.max_mqueue_len = 100000',
    hivemq: '<max-queue-size>100000</max-queue-size>',
    ejabberd: 'mod_mqtt: max_queue: 100000',
  },
  nagle: {
    mosquitto: 'set_tcp_nodelay true',
    emqx: 'listeners.tcp.default.tcp_options.nodelay = true',
    rabbitmq: 'mqtt.tcp_listen_options.nodelay = true',
  },
  shared: {
    emqx: 'mqtt.shared_subscription = true',
    hivemq: '<shared-subscriptions><enabled>true</enabled></shared-subscriptions>',
  },
  retained: { emqx: 'retainer.enable = true', mosquitto: 'retain_available true' },
  size: {
    mosquitto: 'max_packet_size 1048576',
    emqx: 'mqtt.max_packet_size = 1MB',
    hivemq: '<max-packet-size>1048576</max-packet-size>',
    rabbitmq: 'mqtt.max_packet_size_authenticated = 1048576',
  },
  sessions: {
    mosquitto: 'persistent_client_expiration 7d',
    emqx: 'mqtt.session_expiry_interval = 7d',
    rabbitmq: 'mqtt.max_session_expiry_interval_seconds = 604800',
  },
};

/** Undefined where no setting is known. */
export function settingFor(id: string, product: Product | undefined): string | undefined {
  return product === undefined ? undefined : settings[id]?.[product];
}
