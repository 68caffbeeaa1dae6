import { BlockList, isIPv6 } from "node:net";

/**
 * Whether an address is one of this machine, of a local network, or otherwise not on the public
 * internet (the special-purpose registries of RFC 6890): a feed must not make Postrider ask there.
 */
export function isPrivateAddress(address: string): boolean {
  return isIPv6(address) ? PRIVATE6.check(address, "ipv6") : PRIVATE4.check(address, "ipv4");
}

// Two lists, because one would hold IPv4 addresses against rules for those written in IPv6.
const PRIVATE4 = new BlockList();
const PRIVATE6 = new BlockList();
const IPV4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;
for (const [net, prefix] of IPV4) PRIVATE4.addSubnet(net, prefix, "ipv4");
// All but 2000::/3, the part of IPv6 that is routed, and of that what stands for something else.
const IPV6 = [
  ["::", 3],
  ["4000::", 2],
  ["8000::", 1],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const;
for (const [net, prefix] of IPV6) PRIVATE6.addSubnet(net, prefix, "ipv6");
