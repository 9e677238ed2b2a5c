package net.weir.roto.code;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.weir.roto.run.Linker;

/**
 * The classes of one compilation. Sees this bundle's classes and those of whoever registered types; when nobody holds
 * the script any more, all of it goes.
 */
public final class ScriptLoader extends ClassLoader implements Linker.Constants {
    private final Set<ClassLoader> hosts = new LinkedHashSet<>();
    private final List<MethodHandle> handles = new ArrayList<>();
    private final List<Object> constants = new ArrayList<>();

    public ScriptLoader(ClassLoader parent) {
        super("roto", parent);
    }

    /** From now on this class and its neighbours can be found. */
    public void see(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader != null && loader != getParent()) {
            hosts.add(loader);
        }
    }

    int add(MethodHandle handle) {
        handles.add(handle);
        return handles.size() - 1;
    }

    int add(Object constant) {
        int known = constants.indexOf(constant);
        if (known >= 0 && constants.get(known).getClass() == constant.getClass()) {
            return known;
        }
        constants.add(constant);
        return constants.size() - 1;
    }

    @Override
    public MethodHandle handle(int index) {
        return handles.get(index);
    }

    @Override
    public Object constant(int index) {
        return constants.get(index);
    }

    public Class<?> define(String name, byte[] code) {
        return defineClass(name, code, 0, code.length);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (ClassLoader host : hosts) {
            try {
                return host.loadClass(name);
            } catch (ClassNotFoundException e) {
                continue; // perhaps another host's
            }
        }
        throw new ClassNotFoundException(name);
    }
}
