/** The library: what a program may use of Postrider, and nothing else. */
export type { Author, Change, Enclosure, Image, LeftOut, Post, PostHead } from "./model/post.ts";
export type { Problem, Place } from "./model/problem.ts";
