// Starts the program that judges (src/bin/judge.rs) in its worker.
importScripts("judge.js");
wasm_bindgen({ module_or_path: "judge_bg.wasm" });
