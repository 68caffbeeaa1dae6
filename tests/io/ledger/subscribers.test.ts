import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Ledger } from "../../../src/model/ports.ts";
import { folder, open, subscriber, subscribers } from "./material.ts";

let ledger: Ledger;
beforeEach(() => {
  ledger = open(join(folder(), "postrider.db"));
});

test("they come back in the order in which they came", () => {
  expect(ledger.addSubscribers(subscribers(5))).toBe(5);
  expect([...ledger.subscribers()]).toEqual(subscribers(5));
});

test("an address that is there already is not added, however it is written", () => {
  ledger.addSubscribers([subscriber(1, { address: "ada@bücher.example" })]);
  const twin = subscriber(2, { address: "ADA@xn--bcher-kva.example" });
  expect(ledger.addSubscribers([twin, subscriber(3), subscriber(4, subscriber(3))])).toBe(1);
  expect(ledger.findSubscriber("Ada@BÜCHER.example")?.id).toBe("s1");
});

test("importing again does not bring back who unsubscribed", () => {
  ledger.addSubscribers([subscriber(1)]);
  ledger.setSubscriberState("s1", "unsubscribed");
  expect(ledger.addSubscribers([subscriber(2, { address: "READER1@example.org" })])).toBe(0);
  expect(ledger.findSubscriber("reader1@example.org")?.state).toBe("unsubscribed");
});

test("states are counted and asked for", () => {
  ledger.addSubscribers(subscribers(4));
  ledger.setSubscriberState("s1", "unsubscribed");
  ledger.setSubscriberState("s2", "suppressed");
  expect(ledger.countSubscribers()).toEqual({ active: 2, unsubscribed: 1, suppressed: 1 });
  expect([...ledger.subscribers("active")].map(({ id }) => id)).toEqual(["s0", "s3"]);
});

test("where one of them cannot be added, none is", () => {
  const twice = [subscriber(1), subscriber(1, { address: "other@example.org" })];
  expect(() => ledger.addSubscribers(twice)).toThrow("UNIQUE");
  expect(ledger.countSubscribers().active).toBe(0);
});

test("nobody is found, and a stranger's state cannot be set", () => {
  expect(ledger.findSubscriber("nobody@example.org")).toBeUndefined();
  expect(() => ledger.setSubscriberState("s9", "active")).toThrow("s9");
});

test("two readings at once do not disturb each other", () => {
  ledger.addSubscribers(subscribers(3));
  const one = ledger.subscribers()[Symbol.iterator]();
  const other = ledger.subscribers()[Symbol.iterator]();
  const ids = [one.next(), other.next(), one.next(), other.next()].map(({ value }) => value?.id);
  expect(ids).toEqual(["s0", "s0", "s1", "s1"]);
});
