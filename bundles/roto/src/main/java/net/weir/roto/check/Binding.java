package net.weir.roto.check;

import net.weir.roto.host.ContextVariable;
import net.weir.roto.host.HostConstant;
import net.weir.roto.host.HostFunction;
import net.weir.roto.tree.Constant;
import net.weir.roto.tree.Function;
import net.weir.roto.tree.Local;
import net.weir.roto.type.Type;
import net.weir.roto.type.TypeDef;

/** What a name stands for. */
sealed interface Binding {

    /** As messages name it. */
    String shown();

    record OfModule(Module module) implements Binding {
        @Override
        public String shown() {
            return "module `" + module.path() + "`";
        }
    }

    record OfType(TypeDef def) implements Binding {
        @Override
        public String shown() {
            return "type `" + def + "`";
        }
    }

    /** A parameter of a definition; in types only. */
    record OfParameter(Type.Parameter parameter) implements Binding {
        @Override
        public String shown() {
            return "type `" + parameter + "`";
        }
    }

    record OfVariant(TypeDef def, int variant) implements Binding {
        @Override
        public String shown() {
            return "variant `" + def.variants().get(variant).name() + "`";
        }
    }

    record OfFunction(Function function) implements Binding {
        @Override
        public String shown() {
            return "function `" + function.name() + "`";
        }
    }

    record OfConstant(Constant constant) implements Binding {
        @Override
        public String shown() {
            return "constant `" + constant.name() + "`";
        }
    }

    record OfHost(HostFunction function) implements Binding {
        @Override
        public String shown() {
            return "function `" + function.name() + "`";
        }
    }

    record OfHostConstant(HostConstant constant) implements Binding {
        @Override
        public String shown() {
            return "constant `" + constant.name() + "`";
        }
    }

    record OfContext(ContextVariable variable) implements Binding {
        @Override
        public String shown() {
            return "variable `" + variable.name() + "`";
        }
    }

    record OfLocal(Local local) implements Binding {
        @Override
        public String shown() {
            return "variable `" + local.name() + "`";
        }
    }
}
