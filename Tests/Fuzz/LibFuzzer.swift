// Reads what others keep to themselves; a build for use is not made for that, and there this target is empty.
#if DEBUG || FUZZING

import Glibc

private let chosen: FuzzTarget? = getenv("TUCKSHOP_FUZZ").flatMap { FuzzTarget.named(String(cString: $0)) }

/// What libFuzzer calls with each input; `TUCKSHOP_FUZZ` names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  guard let chosen else { fatalError("TUCKSHOP_FUZZ names none of \(FuzzTarget.all)") }
  if let fault = chosen.fault(Array(UnsafeBufferPointer(start: data, count: count))) {
    fatalError("\(chosen): \(fault)")
  }
  return 0
}
#endif
