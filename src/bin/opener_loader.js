// Starts the program that opens copies (src/bin/opener.rs) in its worker.
importScripts("opener.js");
wasm_bindgen({ module_or_path: "opener_bg.wasm" }).catch((failure) => {
  // The page is told of what is thrown, and not of a promise that fails.
  setTimeout(() => {
    throw failure;
  });
});
