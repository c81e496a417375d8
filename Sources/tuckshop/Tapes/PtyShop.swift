import PlainText
import Tapes
import TerminalKit

/// The built program on a pseudo-terminal, beside the shop in memory.
final class PtyShop: TapeWorld {
  let memory: MemoryShop
  init(_ opening: TapeOpening, on stage: TapeStage, beside memory: MemoryShop) throws(TapeTrouble) {
    self.memory = memory
    throw TapeTrouble("not yet")
  }
  var shopper: any TapeTerminal { memory.shopper }
  func desk(of name: String) throws(TapeTrouble) -> any TapeTerminal { try memory.desk(of: name) }
  func settle() throws(TapeTrouble) { try memory.settle() }
  func advance(by time: Milliseconds) throws(TapeTrouble) { memory.advance(by: time) }
  func setClock(_ moment: TapeMoment) throws(TapeTrouble) { memory.setClock(moment) }
  func setStock(of sku: String, to count: Int) throws(TapeTrouble) { try memory.setStock(of: sku, to: count) }
  func decideNextPayment(_ payment: TapePayment) throws(TapeTrouble) { try memory.decideNextPayment(payment) }
  func databaseHash() throws(TapeTrouble) -> String { try memory.databaseHash() }
  var personal: [Mask] { memory.personal }
  func close() { memory.close() }
}
