package io.plateau.prompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A trie over symbols. Nodes are numbered as they are added, parents before children. */
final class PrefixTree {

  static final int ROOT = -1;

  private record Edge(int parent, long symbol) {}

  private record Node(int parent, long symbol, int depth) {}

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Edge, Integer> children = new HashMap<>();

  int size() {
    return nodes.size();
  }

  /** Adds a sequence and returns the node it ends in. */
  int add(long[] sequence) {
    int current = ROOT;
    for (int depth = 0; depth < sequence.length; depth++) {
      Edge edge = new Edge(current, sequence[depth]);
      Integer child = children.get(edge);
      if (child == null) {
        child = nodes.size();
        nodes.add(new Node(current, sequence[depth], depth));
        children.put(edge, child);
      }
      current = child;
    }
    return current;
  }

  /** How many nodes adding a sequence would make. */
  int missing(long[] sequence) {
    int current = ROOT;
    for (int depth = 0; depth < sequence.length; depth++) {
      Integer child = children.get(new Edge(current, sequence[depth]));
      if (child == null) {
        return sequence.length - depth;
      }
      current = child;
    }
    return 0;
  }

  int parent(int node) {
    return nodes.get(node).parent();
  }

  long symbol(int node) {
    return nodes.get(node).symbol();
  }

  /** Steps from the root's children, which have depth 0. */
  int depth(int node) {
    return nodes.get(node).depth();
  }
}
