#!/usr/bin/env bash
# One Argon2 hash after another leaves the memory of many with the process.
#
# Versions: argon2 0.5.3, glibc 2.36 (Debian 12), x86_64.
# Guess: each hash allocates its 19 MiB and gives them back or the next one takes them, so that a
#   process that makes one at a time has one block at most, and one with two threads two.
# Behavior: 20 hashes on one thread leave five blocks or more resident, and 10 on each of two
#   threads ten or more; bytes of the same size leave one. Blocks are aligned to 64 bytes, glibc
#   seldom finds room for such in what it has freed, and after the first large block it no longer
#   maps each by itself. A buffer kept for `hash_password_into_with_memory` is one block, and with
#   any MALLOC_TRIM_THRESHOLD_ in the environment nothing stays.
# Seen:
#   glibc 2.36
#   20 hashes, blocks resident: "5 or more"
#   2 threads with 10 each: "10 or more"
#   20 vectors of bytes: "1"
#   20 hashes in one buffer: "1"
#   20 hashes, MALLOC_TRIM_THRESHOLD_=131072: "0"
#   Unchanged.
. "$(dirname "$0")/lib.sh"
glibc=$(getconf GNU_LIBC_VERSION)
echo "$glibc"
[ "$glibc" = "glibc 2.36" ]
run_rust 'argon2 = "=0.5.3"' '[profile.dev]' 'opt-level = 2' <<'RUST'
use argon2::{Argon2, Block, Params};
use check::same;
use std::process::Command;
use std::{env, fs, hint, mem, thread};

fn hash(memory: Option<&mut [Block]>) {
    let (argon2, mut out) = (Argon2::default(), [0; 32]);
    match memory {
        Some(memory) => {
            argon2.hash_password_into_with_memory(b"password", b"the salt", &mut out, memory)
        }
        None => argon2.hash_password_into(b"password", b"the salt", &mut out),
    }
    .unwrap();
}

fn work(kind: &str) {
    let ten = || (0..10).for_each(|_| hash(None));
    match kind {
        "hashes" => (0..20).for_each(|_| hash(None)),
        "threads" => {
            let threads = [thread::spawn(ten), thread::spawn(ten)];
            threads.into_iter().for_each(|thread| thread.join().unwrap());
        }
        "bytes" => (0..20).for_each(|_| {
            hint::black_box(vec![1u8; Params::DEFAULT.block_count() * Block::SIZE]);
        }),
        _ => {
            let mut memory = vec![Block::default(); Params::DEFAULT.block_count()];
            (0..20).for_each(|_| hash(Some(&mut memory)));
            mem::forget(memory);
        }
    }
}

/// How many times the memory of a hash this process has, rounded.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    let kibibytes: usize = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    let block = Params::DEFAULT.block_count() * Block::SIZE / 1024;
    (kibibytes + block / 2) / block
}

/// What a process of its own has left after the work.
fn left(kind: &str, setting: Option<(&str, &str)>) -> String {
    let mut own = Command::new(env::current_exe().unwrap());
    let output = own.arg(kind).env_clear().envs(setting).output().unwrap();
    let blocks: usize = String::from_utf8_lossy(&output.stdout).trim().parse().unwrap();
    match blocks {
        10.. => "10 or more".to_owned(),
        5..10 => "5 or more".to_owned(),
        few => few.to_string(),
    }
}

fn main() {
    if let Some(kind) = env::args().nth(1) {
        work(&kind);
        println!("{}", resident());
        return;
    }
    same(left("hashes", None), "5 or more", "20 hashes, blocks resident");
    same(left("threads", None), "10 or more", "2 threads with 10 each");
    same(left("bytes", None), "1", "20 vectors of bytes");
    same(left("buffer", None), "1", "20 hashes in one buffer");
    let setting = ("MALLOC_TRIM_THRESHOLD_", "131072");
    let what = "20 hashes, MALLOC_TRIM_THRESHOLD_=131072";
    same(left("hashes", Some(setting)), "0", what);
}
RUST
